# Alla prognoser bredvid bokslutet, för en nämnd genom åren.
import pandas as pd

SIDA = "https://mal.kommunen.se"
NAMND = "provkommun/provnamnd"

data = pd.read_csv(f"{SIDA}/{NAMND}/data.csv")
data = data[data["galler"]]
vad = ["slag", "tabell", "serie_id", "serie"]
vad += ["kon", "omrade", "grupp", "period", "enhet"]
prognoser = data[data["matt"] == "prognos"]
bokslut = data[data["matt"].isin(["bokslut", "utfall"])]
tabell = prognoser.merge(bokslut, on=vad, suffixes=("_prognos", "_bokslut"))
tabell = tabell.dropna(subset=["varde_prognos", "varde_bokslut"])
tabell["skillnad"] = tabell["varde_bokslut"] - tabell["varde_prognos"]
visa = ["serie", "period", "prognos_per_prognos", "varde_prognos"]
visa += ["varde_bokslut", "skillnad", "enhet"]
print(tabell[visa].to_string(index=False))
