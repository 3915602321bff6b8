#include "CHotplug.h"
