# Samma fråga till databasen: prognoser och bokslut för en nämnd.
curl -s -o oppna-mal.sqlite https://mal.kommunen.se/oppna-data/oppna-mal.sqlite
sqlite3 -header -csv oppna-mal.sqlite "select serie, period, prognos_per, prognos, utfall, skillnad, enhet
  from prognoser_och_bokslut where kommun = 'Provkommuns namn' order by serie, period, prognos_per"
