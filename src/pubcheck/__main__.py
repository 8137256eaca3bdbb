"""`python -m pubcheck`: the command line."""

from pubcheck.cli import main

main()
