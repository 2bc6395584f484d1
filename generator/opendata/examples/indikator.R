# En indikator som en tabell i R.
sida <- "https://mal.kommunen.se"
data <- read.csv(paste0(sida, "/provkommun/provnamnd/data.csv"), encoding = "UTF-8")
data <- subset(data, galler == "true" & slag == "indikator" & matt == "utfall")
print(data[, c("serie", "period", "varde", "enhet", "dokument", "sida")])
