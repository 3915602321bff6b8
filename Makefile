# Verbs only; each calls a script or swift.
.PHONY: build install test full xen fresh fmt demo bench clean

build:
	scripts/build
install:
	scripts/install
test:
	scripts/test
full:
	scripts/test --full
xen:
	scripts/test --xen
fresh:
	scripts/fresh
fmt:
	swift format -i -r -p Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
demo:
	scripts/demo
bench:
	scripts/bench
clean:
	rm -rf .build .build-*
