"""Names of people: what can be one, and the names in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万"
    "钱严阎覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾"
    "尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕"
    "楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由洪山"
)
_DOUBLE = "欧阳上官司马诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒夏侯端木"
_NOT = re.compile(
    r"人员|意见|同意|本局|机关|单位|公司|签名|签字|日期|年月|执法|我们|处理|证号|告知|检查|监督|管理|公安|经营|负责|当事|行政|同时|和平|应当|关于|全部|"
    r"时间|地点|方式|送达|备注|名称|电话|职务|性别|身份|盖章|印章|单独|明确|明知|方法|成立|成为|平台|时任|向我|何种|何时|和解|全程|强制|温度|高度|利用|国家|公开|公示|计算|计量|海关|文书|相关|相应|信息|支队|大队"
)
NAME = r"[\u4e00-\u9fff·]{2,4}"


def is_name(text: str) -> bool:
    """True when a text can be the name of a person: a surname, two to four characters (徐某芳, 欧阳某)."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10}", text) or _NOT.search(text):
        return False
    if "·" in text or text[:2] in re.findall("..", _DOUBLE):
        return True
    return text[0] in _SURNAMES and len(text) <= 3


def names_in(text: str) -> Iterator[tuple[str, int]]:
    """The names of a list (A、B；C D), with their places; what stands in brackets is passed over."""
    bare = re.sub(r"[（(][^（）()]*[）)]?", lambda match: "\x00" * len(match.group()), text)
    words = list(re.finditer(r"[\u4e00-\u9fff·]+", bare))
    known = any(is_name(match.group()) for match in words)
    for match in words:
        word = match.group()
        if is_name(word):
            yield word, match.start()
        elif len(word) == 5 and is_name(word[:2]) and is_name(word[2:]):
            yield word[:2], match.start()
            yield word[2:], match.start() + 2
        elif len(word) in {4, 6} and is_name(word[: len(word) // 2]) and is_name(word[len(word) // 2 :]):
            yield word[: len(word) // 2], match.start()
            yield word[len(word) // 2 :], match.start() + len(word) // 2
        elif known and 2 <= len(word) <= 5 and not _NOT.search(word) and "、" in _beside(bare, match):
            # a name without one of the common surnames, in a list with others (阿依努尔)
            yield word, match.start()


def _beside(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
