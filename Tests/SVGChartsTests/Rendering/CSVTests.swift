import SVGCharts
import Testing

@Suite struct `The CSV of a chart` {
  @Test func `holds labels, then every row, each number in the fewest digits that give it back`() {
    let values = [0.1, 1.0 / 3, 2, -1e-300, 123_456_789.25]
    let csv = Chart {
      for (index, value) in values.enumerated() {
        PointMark(x: .value("Step", index), y: .value("Loss", value))
      }
    }.spec.csv
    let lines = csv.split(separator: "\r\n").map(String.init)
    #expect(lines.first == "Step,Loss")
    #expect(lines[1] == "0,0.1")
    #expect(lines[3] == "2,2")
    // Read back by Swift's own parser.
    let read = lines.dropFirst().map { Double($0.split(separator: ",")[1]) }
    #expect(read == values.map(Optional.some))
    #expect(csv.hasSuffix("\r\n"))
  }

  @Test func `quotes commas, quotes and line breaks, as RFC 4180 says`() {
    let csv = Chart {
      for name in ["a,b", "say \"hi\"", "two\nlines", "two\r\nlines", "plain"] {
        BarMark(x: .value("The, name", name), y: .value("Cost", 1))
      }
    }.spec.csv
    // By hand, from the RFC's rules 5 to 7.
    #expect(
      csv == "\"The, name\",Cost\r\n\"a,b\",1\r\n\"say \"\"hi\"\"\",1\r\n\"two\nlines\",1\r\n"
        + "\"two\r\nlines\",1\r\nplain,1\r\n")
  }

  @Test func `tells kinds of marks apart, and leaves out what a mark does not have`() {
    let csv = Chart {
      PointMark(x: .value("x", 1), y: .value("y", 2))
      RuleMark(y: .value("limit", 3))
    }.spec.csv
    #expect(csv == "Mark,x,y,limit\r\npoint,1,2,\r\nrule,,,3\r\n")
  }

  @Test func `writes what is not a number by name`() {
    let csv = Chart {
      for value in [Double.nan, .infinity, -.infinity] {
        PointMark(x: .value("x", 0), y: .value("y", value))
      }
    }.spec.csv
    #expect(csv == "x,y\r\n0,nan\r\n0,inf\r\n0,-inf\r\n")
  }

  @Test func `has more than the table on the page`() {
    let spec = Chart {
      for index in 0..<500 {
        PointMark(x: .value("x", Double(index)), y: .value("y", 1))
      }
    }.spec
    #expect(spec.csv.split(separator: "\r\n").count == 501)
    // 200 rows and the remark that says so.
    #expect(spec.render(id: "a").rows.count == 201)
    #expect(spec.reducedRows == nil)
    #expect(GalleryCharts.million.spec.reducedRows == 1_000_000)
  }

  @Test func `is empty where nothing is plotted`() {
    #expect(ChartSpec().csv.isEmpty)
  }
}
