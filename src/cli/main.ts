// Every npm script of the CLI starts here: stepwise check · run · test-state · batch
