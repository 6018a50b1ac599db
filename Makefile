# Every target works on a fresh checkout: what it needs is installed first, and a second run is instant.
.DEFAULT_GOAL := help
.PHONY: help setup demo run test failures check bench screenshots translations lock clean catalogues servers
BIN := .venv/bin
PO := $(wildcard translations/*/LC_MESSAGES/messages.po)
POT := translations/messages.pot
# What stands behind the command of a target, e.g. make run ARGS="--port 8080"
ARGS ?=

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Make .venv and install everything that is pinned, and nothing else
	@sh tools/environment.sh test
	@$(MAKE) --no-print-directory catalogues

demo: ## Start the application with the practice Microsoft and print the sign-in link
	@sh tools/environment.sh demo
	@$(MAKE) --no-print-directory catalogues
	@$(BIN)/cmx demo $(ARGS)

run: ## Serve the application for real, with its data in instance/
	@sh tools/environment.sh demo
	@$(MAKE) --no-print-directory catalogues
	@$(BIN)/cmx serve $(ARGS)

test: setup servers ## Run all tests, browser and servers included
	@# Two workers for two cores; a module stays on one of them, so that its servers are started once.
	@$(BIN)/pytest --numprocesses 2 --dist loadscope $(ARGS)

failures: setup servers ## Go through every failure and write docs/failures.md
	@$(BIN)/pytest --numprocesses 2 --dist load --renew-failures tests/failures $(ARGS)

check: setup ## Run lint, types, import contracts, catalogues, docs and house rules
	@$(BIN)/python -m tools.check

bench: setup servers ## Measure speed, page weight, start and memory beside a bare Flask
	@$(BIN)/python -m tools.bench $(ARGS)

screenshots: setup servers ## Take the pictures of docs/screenshots from a running demo
	@$(BIN)/python -m tools.screenshots $(ARGS)

translations: setup ## Bring the catalogues up to date with the texts in code and templates
	@$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords N_ --no-wrap --sort-by-file \
	    --omit-header --add-location file --output $(POT) cmx_app templates
	@for po in $(PO); do \
	    $(BIN)/pybabel --quiet update --input-file $(POT) --output-file $$po --no-wrap --ignore-obsolete \
	        --omit-header --no-fuzzy-matching --locale $$(basename $$(dirname $$(dirname $$po))) || exit 1; done
	@$(MAKE) --no-print-directory catalogues
	@$(BIN)/python -m tools.write_error_list
	@$(BIN)/python -m tools.check_catalogues

lock: ## Pin the newest allowed versions of all packages again, with hashes
	@sh tools/lock.sh

clean: ## Remove everything that was installed or made, except the data in instance/
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-results build dist
	find cmx_app tests tools -name __pycache__ -prune -exec rm -rf {} +
	rm -f $(PO:.po=.mo) $(POT)

servers:
	@sh tools/test_servers.sh

catalogues: $(PO:.po=.mo)

translations/%/LC_MESSAGES/messages.mo: translations/%/LC_MESSAGES/messages.po
	@# A catalogue without a header counts as fuzzy as a whole, and would be skipped without a word.
	@$(BIN)/pybabel --quiet compile --use-fuzzy --locale $* --directory translations
