"""Vietnamese as two legacy fonts stored it: TCVN3 (.VnTime) and VNI (VNI-Times), written from their code charts."""

import unicodedata

TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
        strict=True,
    )
)
VNI_TONE = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_CIRCUMFLEX = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_WHOLE = {"đ": "ñ", "Đ": "Ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
VNI_HORN = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}


def encode_tcvn3(text: str) -> str:
    """Capitals with marks have no code of their own in TCVN3 but seven; the others are typed as small letters."""
    return "".join(TCVN3.get(c) or TCVN3.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def encode_vni(text: str) -> str:
    """A base letter followed by a letter that stands for its marks."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(letter: str) -> str:
    if letter.lower() in VNI_WHOLE:
        whole = VNI_WHOLE.get(letter) or VNI_WHOLE[letter.lower()].upper()
        return whole
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((m for m in marks if m in VNI_TONE), "")
    if "\u0302" in marks:
        mark = VNI_CIRCUMFLEX[tone]
    elif "\u0306" in marks:
        mark = VNI_BREVE[tone]
    else:
        if "\u031b" in marks:
            base = VNI_HORN[base]
        mark = VNI_TONE.get(tone, "")
    return base + (mark.upper() if letter.isupper() else mark)
