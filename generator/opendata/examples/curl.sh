# Vilka nämnder finns, och vad har en av dem?
curl -s https://mal.kommunen.se/api/v1/kommuner/provkommun.json
curl -s https://mal.kommunen.se/api/v1/kommuner/provkommun/namnder/provnamnd.json
