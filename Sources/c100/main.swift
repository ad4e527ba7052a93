print("c100")
