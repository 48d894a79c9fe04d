# Assumes Debian 12, Swift 6.3 and nothing else: what is missing is installed on the way, as root or through sudo.

SWIFT ?= swift
PYTHON ?= python3
PORT ?= 8000
SCREENS ?= Tests/Golden/screens
BENCH ?= all

BUILD_PACKAGES = coinor-libclp-dev libbrotli-dev libcmark-dev libcurl4-openssl-dev libexpat1-dev libpq-dev libqrencode-dev libsqlite3-dev libxlsxwriter-dev libzip-dev nettle-dev zlib1g-dev pkg-config
TEST_PACKAGES = $(HOSTING_PACKAGES) $(WEBKIT_PACKAGES) $(cc) chromium-headless-shell cmark firefox-esr fonts-dejavu-core node-typescript postgresql-15 valgrind $(java) $(node) $(venv)
WEBKIT_PACKAGES = webkit2gtk-driver xauth xvfb
SPEECH_PACKAGES = at-spi2-core dbus-x11 espeak-ng openbox orca speech-dispatcher xauth xdotool xvfb
BENCH_PACKAGES = $(BUILD_PACKAGES) libssl-dev $(cc) $(venv)
# The web servers that the recipes of Site/hosting are for.
HOSTING_PACKAGES = brotli caddy curl libnginx-mod-http-brotli-static nginx-light openssl procps rclone systemd

# Programs that may well have come from elsewhere than Debian count as present.
java = $(shell command -v java >/dev/null || echo default-jre-headless)
node = $(shell command -v node >/dev/null || echo nodejs)
cc = $(shell command -v cc >/dev/null || echo gcc libc6-dev)
venv = $(shell $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || echo python3 python3-venv)

# Swift's own libraries become part of the program: it starts a quarter faster, and the machine that runs it needs no Swift.
# The network library among them asks for curl; lld is quiet about functions of it that nobody calls, and its lines of
# debugging are more than valgrind can read.
RELEASE = -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --strip-debug -Xlinker -lcurl

PORTAL = .build/release/portal
TEST_VENV = .build-venv
BENCH_VENV = .build-venv-bench
SWIFT_SOURCES = Sources Tests Package.swift $(if $(shell find Benchmarks -name '*.swift'),Benchmarks)

MAKEFLAGS += --no-print-directory
.PHONY: help site build preview test test-crash test-webkit test-speech instructions sanitize fuzz test-tools lint gallery bench bench-lookup bench-statistics screens clean

help:
	@echo 'make site      builds the tool, then the site into public/'
	@echo 'make test      runs every test; the last line is "N passed, N failed"'
	@echo 'make test-crash  tries every fault and 200 kills, a quarter of an hour'
	@echo 'make instructions  commits to the present work of the fixed workloads that make test watches'
	@echo 'make sanitize  runs the Swift tests under the address and the thread sanitizer, half an hour'
	@echo 'make test-webkit  tries the site in WebKit only'
	@echo 'make test-speech  compares what a screen reader says with what it said'
	@echo 'make fuzz      looks for bytes that break a reader, FUZZ_SECONDS=$(FUZZ_SECONDS) for each of them'
	@echo 'make preview   shows the site on http://127.0.0.1:$(PORT)/ and follows every change'
	@echo 'make lint      checks the format of the Swift sources'
	@echo 'make screens   renews the pictures of every kind of page in $(SCREENS)'
	@echo 'make gallery   shows every component in all states on http://127.0.0.1:$(PORT)/'
	@echo 'make bench     compares with Hugo, DuckDB and the floor in all cases, most of an hour; BENCH=guidance or registry for one of them'
	@echo 'make bench-lookup  seals 22,546 and a million appeals; half an hour'
	@echo 'make bench-statistics  counting beside DuckDB; what protecting tables takes and hides'
	@echo 'make clean     removes everything that make has made'

site: build
	@$(PORTAL) build --content Content --site Site --output public

build:
	@$(call install,$(BUILD_PACKAGES))
	@test -x $(PORTAL) || echo 'Building the tool (some minutes the first time).'
	@$(SWIFT) build --quiet $(RELEASE) --product portal

preview: build
	@$(PORTAL) preview --content Content --site Site --port $(PORT)

test: build test-tools
	@$(TEST_VENV)/bin/python Tests/run.py --swift $(SWIFT)

test-crash: build test-tools
	@CRASH_FULL=1 $(TEST_VENV)/bin/python Tests/run.py crash

instructions: build test-tools
	@PORTAL_RENEW_INSTRUCTIONS=1 $(TEST_VENV)/bin/python Tests/run.py instructions

# Tests of the whole program take too long under a sanitizer, and are of processes that have none.
SANITIZED ?= --skip PortalTests --skip ImportTests
sanitize:
	@$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@for sanitizer in address thread; do \
	  echo "== $$sanitizer sanitizer"; \
	  LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/known-leaks TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/known-races \
	    $(SWIFT) test --disable-xctest --sanitize $$sanitizer --scratch-path .build-$$sanitizer $(SANITIZED) || exit 1; \
	done

test-webkit: build test-tools
	@$(TEST_VENV)/bin/python Tests/run.py webkit

# With PORTAL_RENEW_SPEECH=1 the transcripts in Tests/Golden/speech are written anew, to be read by somebody.
test-speech: build test-tools
	@$(call install,$(SPEECH_PACKAGES))
	@xvfb-run -a -s '-screen 0 1024x768x24' dbus-run-session -- $(TEST_VENV)/bin/python Tests/run.py speech

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= csv directives front-matter json-lines markdown personal-data profile reference request shard sheet

# What is found lies in .build-fuzz/found-TARGET; what matters of it belongs into Tests/Fuzz/corpus.
fuzz:
	@$(call install,$(BUILD_PACKAGES))
	@$(SWIFT) build --quiet -c release --target FuzzTargets --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer
	@find .build-fuzz/*/release -name '*.o' -not -path '*-tool.build/*' -printf '"%p"\n' >.build-fuzz/objects
	@$(SWIFT)c -sanitize=fuzzer -use-ld=lld -lcmark -lexpat -lnettle -lpq -lsqlite3 -lzip -o .build-fuzz/portal-fuzz @.build-fuzz/objects
	@for target in $(FUZZ_TARGETS); do \
	  echo "== $$target"; mkdir -p .build-fuzz/found-$$target; \
	  FUZZ_TARGET=$$target SWIFT_BACKTRACE=enable=no .build-fuzz/portal-fuzz -max_total_time=$(FUZZ_SECONDS) \
	    -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
	    -artifact_prefix=.build-fuzz/ .build-fuzz/found-$$target Tests/Fuzz/corpus/$$target || exit 1; \
	done

test-tools: $(TEST_VENV)/requirements.txt
	@$(call install,$(TEST_PACKAGES))

lint:
	@$(SWIFT) format lint --strict --parallel --recursive $(SWIFT_SOURCES)

screens: build test-tools
	@$(call install,pngquant)
	@$(TEST_VENV)/bin/python Tests/Browser/screenshots.py --language ky $(SCREENS)

gallery: build
	@$(PORTAL) gallery --content Content --site Site --output .build-gallery --quiet
	@echo 'Open http://127.0.0.1:$(PORT)/'; cd .build-gallery && $(PYTHON) -m http.server --bind 127.0.0.1 $(PORT)

bench: build $(BENCH_VENV)/requirements.txt
	@$(call install,$(BENCH_PACKAGES))
	@$(SWIFT) build --quiet $(RELEASE) --product counting-benchmark
	@$(BENCH_VENV)/bin/python Benchmarks/bench.py $(BENCH) $(BENCH_OPTIONS)

bench-lookup:
	@$(MAKE) bench BENCH=lookup

bench-statistics: build $(BENCH_VENV)/requirements.txt
	@$(SWIFT) build --quiet $(RELEASE) --product counting-benchmark
	@$(SWIFT) build --quiet $(RELEASE) --product disclosure-benchmark
	@$(BENCH_VENV)/bin/python Benchmarks/counting.py
	@$(PYTHON) Benchmarks/disclosure.py

clean:
	@rm -rf .build .build-* .pytest_cache public

# The lists are complete and pinned, so pip need resolve nothing; pytest-playwright-axe asks for
# a newer Python than Debian's, but only its copy of axe-core is used.
$(TEST_VENV)/requirements.txt: Tests/requirements.txt
$(BENCH_VENV)/requirements.txt: Benchmarks/requirements.txt
$(TEST_VENV)/requirements.txt $(BENCH_VENV)/requirements.txt:
	@$(call install,$(venv))
	@echo 'Installing $< into $(@D).'
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python -r $<
	@cp $< $@

# install,PACKAGES: has apt-get install those that are not there yet, and says so.
define install
	missing=; for package in $(1); do \
	  dpkg-query --show --showformat '$${db:Status-Status}\n' $$package 2>/dev/null | grep -qx installed \
	    || missing="$$missing $$package"; \
	done; \
	test -z "$$missing" && exit 0; \
	command -v apt-get >/dev/null || { echo "No apt-get here: install the like of$$missing yourself."; exit 0; }; \
	test "$$(id -u)" = 0 && as= || as=sudo; \
	test -z "$$as" || command -v sudo >/dev/null \
	  || { echo "Become root and run: apt-get install$$missing"; exit 1; }; \
	echo "Installing Debian packages:$$missing"; \
	$$as apt-get update -qq && \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null
endef
