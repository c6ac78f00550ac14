// A note links only NoteKit, and sees with it everything that it is made of.
@_exported import MLCore
@_exported import NoteRecord
@_exported import SVGCharts
