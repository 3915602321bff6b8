# Verbs only; each calls a script or swift.
.PHONY: build test full fmt demo bench clean

build:
	scripts/build
test:
	scripts/test
full:
	scripts/test --full
fmt:
	swift format -i -r -p Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
demo:
	scripts/demo
bench:
	scripts/bench
clean:
	rm -rf .build .build-*
