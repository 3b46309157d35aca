"""Surnames that are read otherwise than the same character elsewhere, and those of two characters."""

SINGLE = {
    "单": "shan4", "曾": "zeng1", "仇": "qiu2", "解": "xie4", "区": "ou1", "查": "zha1", "盖": "ge3", "任": "ren2",
    "朴": "piao2", "覃": "qin2", "乐": "yue4", "员": "yun4", "缪": "miao4", "冼": "xian3", "洗": "xian3", "折": "she2",
    "翟": "zhai2", "华": "hua4", "纪": "ji3", "葛": "ge3", "石": "shi2", "隗": "wei3", "卜": "bu3", "种": "chong2",
    "曲": "qu1", "那": "na1", "哈": "ha3", "召": "shao4", "都": "du1", "占": "zhan1", "阚": "kan4", "应": "ying1",
    "燕": "yan1", "郇": "xun2", "逄": "pang2", "谌": "chen2", "黑": "he4", "盛": "sheng4", "牟": "mu4", "秘": "bi4",
    "薄": "bo2", "过": "guo1", "车": "che1", "教": "jiao4", "祭": "zhai4", "撒": "sa4", "尉": "wei4", "佴": "nai4",
    "句": "gou1", "谷": "gu3", "訾": "zi1", "郗": "xi1", "繁": "po2", "贲": "ben1", "乜": "nie4", "宁": "ning2",
    "相": "xiang4", "要": "yao1", "重": "chong2", "祝": "zhu4", "宿": "su4", "沈": "shen3", "晁": "chao2", "尹": "yin3",
    "强": "qiang2", "鲜": "xian1", "令": "ling2", "冯": "feng2", "臧": "zang1", "仉": "zhang3", "钻": "zuan1",
}  # fmt: skip
COMPOUND = {
    "欧阳": ("ou1", "yang2"), "尉迟": ("yu4", "chi2"), "万俟": ("mo4", "qi2"), "长孙": ("zhang3", "sun1"),
    "令狐": ("ling2", "hu2"), "上官": ("shang4", "guan1"), "司马": ("si1", "ma3"), "诸葛": ("zhu1", "ge3"),
    "夏侯": ("xia4", "hou2"), "皇甫": ("huang2", "fu3"), "公孙": ("gong1", "sun1"), "慕容": ("mu4", "rong2"),
    "东方": ("dong1", "fang1"), "独孤": ("du2", "gu1"), "南宫": ("nan2", "gong1"), "西门": ("xi1", "men2"),
    "宇文": ("yu3", "wen2"), "澹台": ("tan2", "tai2"), "淳于": ("chun2", "yu2"), "单于": ("chan2", "yu2"),
    "太史": ("tai4", "shi3"), "申屠": ("shen1", "tu2"), "轩辕": ("xuan1", "yuan2"), "钟离": ("zhong1", "li2"),
    "闻人": ("wen2", "ren2"), "赫连": ("he4", "lian2"), "呼延": ("hu1", "yan2"), "端木": ("duan1", "mu4"),
    "百里": ("bai3", "li3"), "东郭": ("dong1", "guo1"), "司徒": ("si1", "tu2"), "司空": ("si1", "kong1"),
    "濮阳": ("pu2", "yang2"), "公冶": ("gong1", "ye3"), "拓跋": ("tuo4", "ba2"), "闾丘": ("lv2", "qiu1"),
    "司寇": ("si1", "kou4"), "亓官": ("qi2", "guan1"), "鲜于": ("xian1", "yu2"), "羊舌": ("yang2", "she2"),
    "梁丘": ("liang2", "qiu1"), "左丘": ("zuo3", "qiu1"), "谷梁": ("gu3", "liang2"), "纳兰": ("na4", "lan2"),
}  # fmt: skip
