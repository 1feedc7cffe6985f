"""What people read when a file is not taken, or looks doubtful."""

from onedoor.kernel.texts import Advice

_HELP = "12345 政务服务便民热线，或到任一政务服务窗口由工作人员协助"
_HELP_UG = "12345 قىزىق لىنىيەسى ياكى ھەرقانداق مۇلازىمەت كۆزنىكى"

ZH: dict[str, Advice] = {
    "materials.file_missing": Advice(
        "没有找到这份文件。", "请回到办件页面，从材料列表重新打开。", _HELP
    ),
    "materials.attachment_missing": Advice(
        "这份申请中没有这项材料。", "请刷新页面，查看当前的材料列表。", _HELP
    ),
    "materials.reason_missing": Advice(
        "认定材料不符合，必须写明理由。", "请填写哪一处不符合、应当如何补正。", "本单位审查负责人"
    ),
    "materials.reference_missing": Advice(
        "免提交的材料必须写明来源。", "请选择对应的电子证照或者共享数据后再试。", _HELP
    ),
    "materials.file_gone": Advice(
        "暂时取不到这份文件。", "请稍后再试；您的申请和时限不受影响。", _HELP
    ),
    "materials.file_empty": Advice(
        "这个文件是空的(0 字节)。", "请确认文件能正常打开，再重新选择上传。", _HELP
    ),
    "materials.file_tiny": Advice(
        "这个文件只有 %(size)s 字节，里面没有可看的内容。",
        "请重新拍照或者扫描，确认能打开后再上传。",
        _HELP,
    ),
    "materials.file_too_large": Advice(
        "文件大小为 %(size)s MB,超过了 %(most)s MB 的上限。",
        "请降低扫描分辨率(300 DPI 即可),或者拍照后选择“中等大小”再上传。",
        _HELP,
    ),
    "materials.kind_not_taken": Advice(
        "无法识别这个文件的格式。", "请上传 PDF、JPEG 或 PNG 格式；手机拍照即可。", _HELP
    ),
    "materials.kind_not_wanted": Advice(
        "这项材料不接受 %(kind)s 格式。", "请改为上传：%(wanted)s。", _HELP
    ),
    "materials.heic": Advice(
        "这是苹果手机的 HEIC 照片，暂时无法读取。",
        "请在“设置 → 相机 → 格式”中选“兼容性最佳”后重拍；或者打开照片后截屏，上传截图。",
        _HELP,
    ),
    "materials.archive": Advice(
        "这是压缩包或者办公文档，不能直接作为材料。",
        "请在软件中选“另存为 PDF”；压缩包请解开后逐个上传。",
        _HELP,
    ),
    "materials.program": Advice(
        "这个文件的内容是程序、脚本或者网页，不是材料。",
        "请检查是否选错了文件；文件名改成 .pdf 并不会变成 PDF。",
        _HELP,
    ),
    "materials.file_damaged": Advice(
        "这个文件已损坏或者没有传完整。",
        "请在您的设备上确认能完整打开，重新导出或者重拍后再上传。",
        _HELP,
    ),
    "materials.pdf_encrypted": Advice(
        "这个 PDF 设置了密码或者使用限制，工作人员无法打开。",
        "请打开文件后选“打印 → 另存为 PDF”，用新生成的、没有密码的文件再次上传。",
        _HELP,
    ),
    "materials.pdf_active": Advice(
        "这个 PDF 带有脚本或者自动运行的动作，为保证安全不能接收。",
        "请打开文件后选“打印 → 另存为 PDF”，上传新生成的文件。",
        _HELP,
    ),
    "materials.pdf_carries_files": Advice(
        "这个 PDF 里面夹带了其他文件(附件)。",
        "请把附件取出来单独上传；主文件请“打印 → 另存为 PDF”后再上传。",
        _HELP,
    ),
    "materials.too_many_pages": Advice(
        "这个文件有 %(pages)s 页，超过了 %(most)s 页的上限。",
        "请只保留与这项材料有关的页，或者分成几个文件上传。",
        _HELP,
    ),
    "materials.too_many_pixels": Advice(
        "图片的尺寸过大，无法处理。", "请把相机分辨率调到 1200 万像素左右后重拍。", _HELP
    ),
    "materials.image_too_small": Advice(
        "图片只有 %(width)s × %(height)s 像素，看不清内容。",
        "请上传原图，不要上传缩略图；每边至少 %(least)s 像素。",
        _HELP,
    ),
    "materials.something_appended": Advice(
        "这个 PDF 的末尾附加了不属于它的内容。",
        "请打开文件后选“打印 → 另存为 PDF”，上传新生成的文件。",
        _HELP,
    ),
}

UG: dict[str, Advice] = {
    "materials.file_missing": Advice(
        "بۇ ھۆججەت تېپىلمىدى.", "ئىش بېتىگە قايتىپ، ماتېرىيال تىزىملىكىدىن قايتا ئېچىڭ.", _HELP_UG
    ),
    "materials.attachment_missing": Advice(
        "بۇ ئىلتىماستا بۇنداق ماتېرىيال يوق.", "بەتنى يېڭىلاپ، تىزىملىكنى كۆرۈڭ.", _HELP_UG
    ),
    "materials.reason_missing": Advice(
        "ماتېرىيالنى ئۇيغۇن ئەمەس دېيىش ئۈچۈن سەۋەب يېزىلىشى شەرت.",
        "قايسى يېرى ئۇيغۇن ئەمەس، قانداق تولۇقلاش كېرەكلىكىنى يېزىڭ.",
        "ئورنىڭىزنىڭ تەكشۈرۈش مەسئۇلى",
    ),
    "materials.reference_missing": Advice(
        "تاپشۇرۇش كەچۈرۈم قىلىنغان ماتېرىيالنىڭ مەنبەسى يېزىلىشى كېرەك.",
        "مۇناسىپ ئېلېكترونلۇق كىنىشكىنى تاللاڭ.",
        _HELP_UG,
    ),
    "materials.file_gone": Advice(
        "ھۆججەتنى ھازىرچە ئالغىلى بولمىدى.",
        "سەل تۇرۇپ قايتا سىناڭ؛ مۆھلەتكە تەسىر يەتمەيدۇ.",
        _HELP_UG,
    ),
    "materials.file_empty": Advice(
        "بۇ ھۆججەت قۇرۇق (0 بايت).", "ھۆججەتنىڭ ئېچىلىدىغانلىقىنى جەزملەپ قايتا يۈكلەڭ.", _HELP_UG
    ),
    "materials.file_tiny": Advice(
        "بۇ ھۆججەت ئاران %(size)s بايت، ئىچىدە مەزمۇن يوق.",
        "قايتا رەسىمگە تارتىپ ياكى سىكاننېرلاپ يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.file_too_large": Advice(
        "ھۆججەت %(size)s MB، چېكى %(most)s MB.",
        "سىكاننېر ئېنىقلىقىنى تۆۋەنلىتىپ (300 DPI) قايتا يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.kind_not_taken": Advice(
        "بۇ ھۆججەتنىڭ فورماتىنى تونۇغىلى بولمىدى.", "PDF، JPEG ياكى PNG يۈكلەڭ.", _HELP_UG
    ),
    "materials.kind_not_wanted": Advice(
        "بۇ ماتېرىيال %(kind)s فورماتىنى قوبۇل قىلمايدۇ.", "بۇنى يۈكلەڭ: %(wanted)s.", _HELP_UG
    ),
    "materials.heic": Advice(
        "بۇ ئالما تېلېفوننىڭ HEIC رەسىمى، ئوقۇغىلى بولمايدۇ.",
        "كامېرا فورماتىنى «ئەڭ ماسلىشىشچان» قىلىپ قايتا تارتىڭ ياكى ئېكران رەسىمىنى يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.archive": Advice(
        "بۇ پىرېسلانغان ياكى ئىشخانا ھۆججىتى، ماتېرىيال قىلغىلى بولمايدۇ.",
        "PDF قىلىپ ساقلاپ يۈكلەڭ؛ پىرېسلانغاننى يېيىپ بىردىن-بىردىن يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.program": Advice(
        "بۇ ھۆججەتنىڭ مەزمۇنى پروگرامما ياكى تور بەت، ماتېرىيال ئەمەس.",
        "خاتا ھۆججەت تاللىغان-تاللىمىغانلىقىڭىزنى تەكشۈرۈڭ.",
        _HELP_UG,
    ),
    "materials.file_damaged": Advice(
        "بۇ ھۆججەت بۇزۇلغان ياكى تولۇق يۈكلەنمىگەن.",
        "ئۈسكۈنىڭىزدە تولۇق ئېچىلىدىغانلىقىنى جەزملەپ قايتا يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.pdf_encrypted": Advice(
        "بۇ PDF قا پارول قويۇلغان، خادىملار ئاچالمايدۇ.",
        "ھۆججەتنى ئېچىپ «بېسىش ← PDF قىلىپ ساقلاش» نى تاللاپ، يېڭى ھۆججەتنى يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.pdf_active": Advice(
        "بۇ PDF تا ئۆزى ئىجرا بولىدىغان قوليازما بار، بىخەتەرلىك ئۈچۈن قوبۇل قىلىنمايدۇ.",
        "«بېسىش ← PDF قىلىپ ساقلاش» ئارقىلىق يېڭى ھۆججەت چىقىرىپ يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.pdf_carries_files": Advice(
        "بۇ PDF نىڭ ئىچىدە باشقا ھۆججەت بار.",
        "ئىچىدىكى ھۆججەتنى ئايرىپ يۈكلەڭ؛ ئاساسىي ھۆججەتنى PDF قىلىپ قايتا ساقلاڭ.",
        _HELP_UG,
    ),
    "materials.too_many_pages": Advice(
        "بۇ ھۆججەت %(pages)s بەت، چېكى %(most)s بەت.",
        "پەقەت مۇناسىۋەتلىك بەتلەرنى قالدۇرۇڭ ياكى بۆلۈپ يۈكلەڭ.",
        _HELP_UG,
    ),
    "materials.too_many_pixels": Advice(
        "رەسىم بەك چوڭ، بىر تەرەپ قىلغىلى بولمايدۇ.",
        "كامېرا ئېنىقلىقىنى 12 مىليون پىكسېلغا تەڭشەپ قايتا تارتىڭ.",
        _HELP_UG,
    ),
    "materials.image_too_small": Advice(
        "رەسىم ئاران %(width)s × %(height)s پىكسېل، ئېنىق ئەمەس.",
        "ئەسلى رەسىمنى يۈكلەڭ؛ ھەر تەرىپى كەم دېگەندە %(least)s پىكسېل.",
        _HELP_UG,
    ),
    "materials.something_appended": Advice(
        "بۇ PDF نىڭ ئاخىرىغا باشقا مەزمۇن قوشۇلغان.",
        "«بېسىش ← PDF قىلىپ ساقلاش» ئارقىلىق يېڭى ھۆججەت چىقىرىپ يۈكلەڭ.",
        _HELP_UG,
    ),
}

DOUBTS_ZH = {
    "blank_page": "第 %(page)s 页看起来是空白的，请确认没有漏拍。",
    "low_resolution": "图片不太清晰，如果小字看不清，请重新拍摄。",
    "signed": "文件带有电子签名，将按原样保存，签名不受影响。",
}
DOUBTS_UG = {
    "blank_page": "%(page)s-بەت قۇرۇقتەك كۆرۈنىدۇ، تارتىلماي قالمىغانلىقىنى جەزملەڭ.",
    "low_resolution": "رەسىم ئانچە ئېنىق ئەمەس، كىچىك خەتلەر كۆرۈنمىسە قايتا تارتىڭ.",
    "signed": "ھۆججەتتە ئېلېكترونلۇق ئىمزا بار، ئەينەن ساقلىنىدۇ.",
}
