"""The figures' pages: boards by post, one KPI with its chart and table, its cases."""
