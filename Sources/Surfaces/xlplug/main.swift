print("xlplug")
