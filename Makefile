.PHONY: run test bench bundle

run test bench bundle:
	python3 run.py $@
