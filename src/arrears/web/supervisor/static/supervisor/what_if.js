// Draws both plans side by side from the figures in the element; the table has the same.
"use strict";
for (const place of document.querySelectorAll("[data-plans]")) {
  const told = JSON.parse(place.dataset.plans);
  const ink = getComputedStyle(document.body).color;
  const chart = echarts.init(place);
  const bar = (name, data) => ({ name, data, type: "bar", barMaxWidth: 28 });
  chart.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily: "inherit" },
    color: ["#93a4ad", "#00747c"],
    legend: { top: 0, bottom: "auto", textStyle: { color: ink } },
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: { type: "category", data: told.names, axisLabel: { color: ink, hideOverlap: true } },
    yAxis: { type: "value", axisLabel: { color: ink } },
    series: [bar(told.before, told.first), bar(told.after, told.second)],
  });
  addEventListener("resize", () => chart.resize());
}
