"""What a step, an outcome and a part are called until somebody names them."""

from onedoor.system.forms.api import Text

NEW_STEP, NEW_OUTCOME = Text("新环节", "يېڭى باسقۇچ"), Text("新的结果", "يېڭى نەتىجە")
DONE = Text("办理完毕", "بېجىرىلدى")
PARTS = (Text("会办单位一"), Text("会办单位二"), Text("会办单位"))
UNNAMED = (NEW_STEP, NEW_OUTCOME, *PARTS)  # what must be named before it is published
DEFAULTS = (*UNNAMED, DONE)
