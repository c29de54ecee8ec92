"""One module per command of the console script, each with `run(options) -> exit status`."""
