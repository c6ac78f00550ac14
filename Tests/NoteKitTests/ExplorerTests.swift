import NoteKit
import Testing

@Suite struct `An explorer` {
  func record(_ explorer: Explorer) throws -> ExplorerRecord {
    guard case .explorer(let record) = explorer.display else {
      throw CancellationError()
    }
    return record
  }

  @Test func `computes each panel for the controls that it reads, and for no others`() throws {
    let threshold = Slider("Threshold", over: [0.1, 0.2, 0.3], format: .fixed(1), start: 1)
    let price = Slider("Price", over: [1, 10, 100, 1_000], unit: "alarms")
    let axis = Switch("Axis", ["linear", "logarithmic"])
    var calls = 0
    let explorer = Explorer(threshold, price, axis) {
      Readout("both", format: .fixed(1)) { threshold.value * Double(price.value) }
      Readout("one") { () -> Int in
        calls += 1
        return threshold.index
      }
      Readout("none") { "always" }
      // Reads the price only where the axis is logarithmic: found on the way, and computed anew.
      Readout("late") { axis.index == 0 ? "linear" : "price \(price.value)" }
    }
    let record = try record(explorer)
    #expect(
      record.controls.map(\.positions) == [
        ["0.1", "0.2", "0.3"], ["1 alarms", "10 alarms", "100 alarms", "1,000 alarms"],
        ["linear", "logarithmic"],
      ])
    #expect(record.controls.map(\.start) == [1, 2, 0])
    #expect(record.panels.map(\.controls) == [[0, 1], [0], [], [1, 2]])
    // Once to learn what it reads, then once a position.
    #expect(calls == 1 + 3)
    guard case .readouts(let both) = record.panels[0].states,
      case .readouts(let late) = record.panels[3].states
    else {
      Issue.record("expected readouts")
      return
    }
    #expect(
      both == [
        "0.1", "1.0", "10.0", "100.0", "0.2", "2.0", "20.0", "200.0", "0.3", "3.0", "30.0", "300.0",
      ])
    #expect(
      late == [
        "linear", "price 1", "linear", "price 10", "linear", "price 100", "linear", "price 1000",
      ])
  }

  @Test func `stands at its start outside of its panels`() throws {
    let k = Slider("k", over: [1, 2, 3], start: 2)
    #expect(k.value == 3)
    _ = Explorer(k) { Readout("k") { k.value } }
    #expect(k.value == 3)
  }

  @Test func `keeps what several charts share once`() throws {
    let k = Slider("k", over: Array(1...50))
    let explorer = Explorer(k) {
      Panel("line") {
        Chart {
          LinePlot(Array(0..<100), x: .value("x", \.self), y: .value("y", \.self))
          PointMark(x: .value("x", k.value), y: .value("y", k.value))
        }
      }
    }
    let record = try record(explorer)
    guard case .charts(let charts) = record.panels[0].states else {
      Issue.record("expected charts")
      return
    }
    #expect(charts.count == 50)
    #expect(charts[7]?.marks.count == 2)
    #expect(charts[7]?.marks[1].x?.values == .numbers([8]))
    #expect(charts.dependencies(counts: [50]) == [[], [], [0]])
    // 100 rows of two numbers in 50 charts would be some 60 kB.
    let size = try JSONLine.encode(
      Event(.display(explorer.display, line: 0), printed: .init(output: 0, error: 0))
    ).count
    #expect(size < 15_000)
  }

  @Test func `of frames has one slider of steps`() throws {
    let frames = Frames([3, 1, 2], title: { "took \($0)" }) { step in
      Chart { BarMark(x: .value("step", "\(step)"), y: .value("n", step)) }
    }
    guard case .explorer(let record) = frames.display else {
      Issue.record("expected an explorer")
      return
    }
    #expect(
      record.controls == [
        .init(kind: .steps, name: "Step", positions: ["took 3", "took 1", "took 2"], start: 2)
      ])
    #expect(record.panels.map(\.controls) == [[0]])
  }

  @Test func `refuses what makes no sense, in words`() async {
    await #expect(processExitsWith: .failure) { _ = Slider("t", over: [Int]()) }
    await #expect(processExitsWith: .failure) { _ = Slider("t", over: [1, 2], start: 2) }
    await #expect(processExitsWith: .failure) {
      _ = Slider("t", over: [1, .nan], format: .fixed(1))
    }
    await #expect(processExitsWith: .failure) {
      _ = Slider("t", over: [0.11, 0.12], format: .fixed(1))
    }
    await #expect(processExitsWith: .failure) { _ = Switch("s", ["only"]) }
    await #expect(processExitsWith: .failure) { _ = Frames([Int]()) { _ in Chart {} } }
    await #expect(processExitsWith: .failure) {
      let (a, b) = (Slider("a", over: [1, 2]), Slider("b", over: [1, 2]))
      _ = Explorer(a) { Readout("b") { b.value } }
    }
  }
}

@Suite struct `Charts that share their scales` {
  @Test func `span the values of all, on scales that nobody set`() {
    let charts = (1...3).map { k in
      Chart { PointMark(x: .value("x", k), y: .value("y", Double(k * k))) }.chartYScale(
        domain: 0...20
      ).spec
    }
    let shared = ChartSpec.sharingScales(charts)
    #expect(shared.allSatisfy { $0.xScale.alsoSpans == [1, 3, 1] })
    #expect(shared.allSatisfy { $0.yScale.alsoSpans == nil && $0.yScale.upper == 20 })
  }

  @Test func `give a name the same colour everywhere`() {
    func chart(_ names: [String]) -> ChartSpec {
      let chart = Chart {
        ForEach(names) { name in
          PointMark(x: .value("x", 1), y: .value("y", 1))
            .foregroundStyle(by: .value("n", name))
        }
      }
      return chart.spec
    }
    let charts = [chart(["a"]), chart(["b"]), chart(["c", "a"])]
    let shared = ChartSpec.sharingScales(charts)
    #expect(shared.allSatisfy { $0.seriesColors.map(\.name) == ["a", "b", "c"] })
    // The third series of three is drawn alike where it is alone.
    let alone = shared[1].render(id: "x").svg
    #expect(alone.contains(Palette.series[1].light) && !alone.contains(Palette.series[0].light))
  }
}
