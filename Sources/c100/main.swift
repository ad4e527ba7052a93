import C100Shell

Shell.main()
