"""European Union: Directive 2021/2167 art. 10, and Ireland's hours as an example."""
