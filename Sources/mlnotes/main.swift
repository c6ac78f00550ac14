print("mlnotes")
