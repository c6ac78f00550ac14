# The commands of the project; each says what it does and asks nothing.
#
#   make report    install what is missing, build, run the notes, say where the pages are
#   make test      everything that CI checks
#   make test-pages  look at the pages of output/ in a real browser, and validate them
#   make mutations break MLCore's formulas one by one, and see whether its tests notice
#   make docs      MLCore's documentation
#   make bench     measure against the peers that are installed; make bench-peers installs them

SWIFT ?= swift
PREFIX ?= /usr/local
# One configuration for everything: the notes run against what the tests have tested.
BUILD = $(SWIFT) build -c release
BIN = .build/release
SOURCES = Package.swift Sources Tests

.PHONY: report build test test-pages mutations format format-check docs notes check install uninstall bench bench-peers golden clean

report: build
	@echo "make report: running the notes"
	@$(BIN)/mlnotes build notes -o output
	@echo "make report: the pages are at $(CURDIR)/output/index.html"

build: .bootstrapped
	@echo "make build: compiling in release (about two minutes the first time on two cores)"
	@$(BUILD) --product NoteKit
	@$(BUILD) --product mlnotes

.PHONY: .bootstrapped
.bootstrapped:
	@scripts/bootstrap

test: .bootstrapped format-check
	@echo "make test: building everything, tests included"
	@$(BUILD) --build-tests
	@$(BUILD) --product NoteKit
	@echo "make test: running the tests"
	@$(SWIFT) test -c release --skip-build
	@echo "make test: do results have the same bits on every processor?"
	@scripts/same-bits
	@echo "make test: does a package that depends on MLCore alone build and learn?"
	@scripts/try-example
	@echo "make test: running the notes, and comparing with the committed output/"
	@rm -rf .build/pages
	@$(BIN)/mlnotes build notes -o .build/pages
	@$(BIN)/mlnotes check notes -o output
	@echo "make test: all is well"

test-pages:
	@scripts/test-pages output

mutations: .bootstrapped
	@Tests/Mutations/run

format:
	@$(SWIFT) format -i -r --configuration .swift-format $(SOURCES)

format-check:
	@echo "make format-check: is everything formatted as .swift-format says?"
	@$(SWIFT) format lint -r -s --configuration .swift-format $(SOURCES)
	@echo "make format-check: has every public symbol of MLCore its documentation?"
	@$(SWIFT) format lint -r -s --configuration Sources/MLCore/.swift-format Sources/MLCore

docs: .bootstrapped
	@$(SWIFT) package --allow-writing-to-directory .build/docs generate-documentation \
	  --target MLCore --warnings-as-errors --output-path .build/docs
	@echo "make docs: swift package preview-documentation --target MLCore shows them"

notes:
	@$(BIN)/mlnotes build notes -o output

check:
	@$(BIN)/mlnotes check notes -o output

# Rewrites the committed pictures of the charts; read the differences before committing them.
golden:
	@UPDATE_GOLDEN=1 $(SWIFT) test -c release --filter SVGChartsTests

install: build
	@scripts/install "$(PREFIX)"

uninstall:
	@rm -rf "$(PREFIX)/lib/mlnotes" "$(PREFIX)/bin/mlnotes"
	@echo "make uninstall: removed mlnotes from $(PREFIX)"

bench: build
	@Benchmarks/run

bench-peers:
	@Benchmarks/install-peers

clean:
	@rm -rf .build notes/.mlnotes
	@echo "make clean: removed the build and the caches; output/ stays"
