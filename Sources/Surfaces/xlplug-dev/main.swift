print("xlplug-dev")
