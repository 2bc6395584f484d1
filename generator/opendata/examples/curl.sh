# Vilka nämnder finns, och vad har en av dem?
curl -s https://mal.kommunen.se/api/v1/kommuner/harryda.json
curl -s https://mal.kommunen.se/api/v1/kommuner/harryda/namnder/socialnamnden.json
