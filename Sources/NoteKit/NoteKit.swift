@_exported import MLCore
@_exported import NoteRecord
@_exported import SVGCharts
