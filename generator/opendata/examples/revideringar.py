# Vilka siffror har reviderats av en senare rapport, och hur mycket?
import pandas as pd

SIDA = "https://mal.kommunen.se"

data = pd.read_csv(f"{SIDA}/oppna-data/revideringar.csv")
data["procent"] = (data["skillnad"] / data["fore"].abs() * 100).round(2)
visa = ["kommun_id", "serie", "matt", "period"]
visa += ["fore", "efter", "skillnad", "procent", "enhet", "rapport_id"]
print(data[visa].to_string(index=False))
