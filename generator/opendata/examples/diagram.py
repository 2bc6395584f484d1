# Ett diagram över samma mått i tre kommuner. Samma mått är samma kolada-id.
import altair as alt
import pandas as pd

SIDA = "https://mal.kommunen.se"
KOLADA_ID = "N00914"
KOMMUNER = ["alvsta", "bergby", "dalsjo"]

indikatorer = pd.read_csv(f"{SIDA}/oppna-data/indikatorer.csv")
indikatorer = indikatorer[indikatorer["kolada_id"] == KOLADA_ID]
data = pd.read_csv(f"{SIDA}/oppna-data/observationer.csv")
data = data[data["galler"] & (data["matt"] == "utfall")]
data = data[data["kon"].isna() & data["kommun_id"].isin(KOMMUNER)]
indikatorer = indikatorer.rename(columns={"indikator_id": "serie_id"})
vad = ["kommun_id", "namnd_id", "serie_id"]
data = data.merge(indikatorer[vad], on=vad)
diagram = alt.Chart(data).mark_line(point=True).encode(
    x=alt.X("period:O", title=None),
    y=alt.Y("varde:Q", title=data["enhet"].iloc[0]),
    color=alt.Color("kommun:N", title=None),
).properties(title=data["serie"].iloc[0], width=480, height=300)
diagram.save("diagram.html")
print(f"{data['kommun'].nunique()} kommuner, {len(data)} siffror. Diagrammet ligger i diagram.html.")
