public import ArgumentParser
public import XLConvert

extension DeviceForm: ExpressibleByArgument {}
