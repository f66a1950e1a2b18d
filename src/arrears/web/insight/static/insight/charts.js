// Draws each chart from the figures in its own element; the table has the same ones.
"use strict";
for (const place of document.querySelectorAll("[data-chart]")) {
  const told = JSON.parse(place.dataset.chart);
  const ink = getComputedStyle(document.body).color;
  const chart = echarts.init(place);
  chart.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily: "inherit" },
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value) => (value === null ? "–" : value + " " + told.unit) },
    xAxis: { type: "category", data: told.names, axisLabel: { color: ink, hideOverlap: true } },
    yAxis: { type: "value", axisLabel: { color: ink, formatter: "{value} " + told.unit } },
    series: [{
      markLine: {
        symbol: "none", lineStyle: { color: ink, type: "dashed", width: 1 },
        label: { color: ink, formatter: (line) => line.name, position: "end", width: 120, overflow: "truncate" },
        data: told.notes.map((note) => ({ name: note.text, xAxis: note.name })),
      },
      type: told.kind, data: told.values.map((value) => (value === null ? null : Number(value))), barMaxWidth: 32, connectNulls: false,
    }],
  });
  addEventListener("resize", () => chart.resize());
  addEventListener("beforeprint", () => chart.resize({ width: 640 }));
  addEventListener("afterprint", () => chart.resize({ width: "auto" }));
  place.parentElement.querySelector("[data-png]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: getComputedStyle(document.body).backgroundColor });
    link.download = place.dataset.name + ".png";
    link.click();
  });
}
