from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.annotate.divisions import find_divisions
from kg.annotate.geography import read_geography
from kg.annotate.organisations import find_organisations
from kg.annotate.reading import make_reading
from kg.annotate.words import find_words
from kg.datamodel import OrganisationMention


def read(text: str, publisher: str = "") -> list[tuple[str, OrganisationMention]]:
    """Return each mention with its surface."""
    twin = make_reading(text).text
    divisions = find_divisions(twin, [publisher] if publisher else [])
    geography = read_geography(twin, twin.partition("\n")[0], publisher or None, divisions)
    found = find_organisations(twin, find_words(twin), divisions, geography, publisher or None)
    return [(twin[mention.span.start : mention.span.end], mention) for mention in found]


# sentence, what it names as written, canonical name
AUTHORITIES = [
    # The division stands in front
    ("活动由唐山市人社局主办", "唐山市人社局", "唐山市人力资源和社会保障局"),
    ("据邯郸市人力资源和社会保障局统计", "邯郸市人力资源和社会保障局", "邯郸市人力资源和社会保障局"),
    ("太原市民政局派人到场", "太原市民政局", "太原市民政局"),
    ("大连市人力资源社会保障局牵头", "大连市人力资源社会保障局", "大连市人力资源和社会保障局"),
    ("由株洲市工信局会同企业", "株洲市工信局", "株洲市工业和信息化局"),
    ("襄阳市退役军人事务局送来名单", "襄阳市退役军人事务局", "襄阳市退役军人事务局"),
    ("近日，柳州市发改委发布消息", "柳州市发改委", "柳州市发展和改革委员会"),
    ("曲靖市乡村振兴局也来了", "曲靖市乡村振兴局", "曲靖市乡村振兴局"),
    ("湖南省人社厅在长沙召开会议", "湖南省人社厅", "湖南省人力资源和社会保障厅"),
    ("云南省总工会支持", "云南省总工会", "云南省总工会"),
    ("内蒙古自治区人社厅主办", "内蒙古自治区人社厅", "内蒙古自治区人力资源和社会保障厅"),
    ("海南省教育厅指导", "海南省教育厅", "海南省教育厅"),
    # Counties stand alone, districts have their city in front, and all of a municipality that
    ("怀来县人社局办了一场", "怀来县人社局", "怀来县人力资源和社会保障局"),
    ("河北省怀来县妇联协办", "河北省怀来县妇联", "怀来县妇女联合会"),
    ("昆明市官渡区人社局承办", "昆明市官渡区人社局", "昆明市官渡区人力资源和社会保障局"),
    ("昆明官渡区工商联到会", "昆明官渡区工商联", "昆明市官渡区工商业联合会"),
    ("上海市松江区总工会主办", "上海市松江区总工会", "上海市松江区总工会"),
    ("松江区人社局表示", "松江区人社局", "上海市松江区人力资源和社会保障局"),
    ("天津市蓟州区残联协办", "天津市蓟州区残联", "天津市蓟州区残疾人联合会"),
    ("浏阳市人社局和企业一起", "浏阳市人社局", "浏阳市人力资源和社会保障局"),
    ("玉溪市红塔区农业农村局", "玉溪市红塔区农业农村局", "玉溪市红塔区农业农村局"),
    ("恩施土家族苗族自治州人社局发文", "恩施土家族苗族自治州人社局", "恩施土家族苗族自治州人力资源和社会保障局"),
    ("乌兰察布市集宁区、察右前旗人社局", "察右前旗人社局", "察哈尔右翼前旗人力资源和社会保障局"),
    ("由天津经开区人社局支持", "天津经开区人社局", "天津经济技术开发区人力资源和社会保障局"),
    # Committees, governments and their offices
    ("岳阳市委组织部与市人社局", "岳阳市委组织部", "中共岳阳市委组织部"),
    ("宜昌市委人才办主任到场", "宜昌市委人才办", "中共宜昌市委人才工作领导小组办公室"),
    ("中共大理州委宣传部", "中共大理州委宣传部", "中共大理白族自治州委宣传部"),
    ("遵义市政府与企业签约", "遵义市政府", "遵义市人民政府"),
    ("榆林市榆阳区政府办", "榆林市榆阳区政府办", "榆林市榆阳区人民政府办公室"),
    ("会上，安顺市委书记讲话", "安顺市委", "中共安顺市委员会"),
    ("团运城市委来了志愿者", "团运城市委", "共青团运城市委员会"),
    ("共青团鞍山市委主办", "共青团鞍山市委", "共青团鞍山市委员会"),
    # Other fields
    ("海口市市场监管局现场解答", "海口市市场监管局", "海口市市场监督管理局"),
    ("西宁市卫健委通报", "西宁市卫健委", "西宁市卫生健康委员会"),
    ("拉萨市文旅局支持", "拉萨市文旅局", "拉萨市文化和旅游局"),
    ("乌鲁木齐市经信委牵头", "乌鲁木齐市经信委", "乌鲁木齐市经济和信息化委员会"),
    ("哈尔滨市国资委组织企业", "哈尔滨市国资委", "哈尔滨市国有资产监督管理委员会"),
    ("呼和浩特市科技局和高校", "呼和浩特市科技局", "呼和浩特市科学技术局"),
    ("由衡阳市住建局、商务局发布", "衡阳市住建局", "衡阳市住房和城乡建设局"),
    # National bodies stand without a place
    ("人社部等部门印发通知", "人社部", "人力资源和社会保障部"),
    ("全国总工会发出倡议", "全国总工会", "中华全国总工会"),
    ("今年，人力资源社会保障部部署", "人力资源社会保障部", "人力资源和社会保障部"),
]

# heading that says where the article is at home, sentence, what it names as written, canonical name
POINTING = [
    ("怀来县春季招聘会", "由县人社局主办。", "县人社局", "怀来县人力资源和社会保障局"),
    ("怀来县春季招聘会", "县总工会和县妇联协办。", "县妇联", "怀来县妇女联合会"),
    ("怀来县春季招聘会", "由县修脚行业协会主办。", "县修脚行业协会", "怀来县修脚行业协会"),
    ("怀来县春季招聘会", "县人社局和县高级技工学校主办。", "县高级技工学校", "怀来县高级技工学校"),
    ("怀来县春季招聘会", "招聘会由兵团人社局主办。", "兵团人社局", "新疆生产建设兵团人力资源和社会保障局"),
    ("怀来县春季招聘会", "团县委派来志愿者。", "团县委", "共青团怀来县委员会"),
    ("怀来县春季招聘会", "县委、县政府高度重视。", "县委", "中共怀来县委员会"),
    ("怀来县春季招聘会", "县委、县政府高度重视。", "县政府", "怀来县人民政府"),
    ("怀来县春季招聘会", "县融媒体中心全程直播。", "县融媒体中心", "怀来县融媒体中心"),
    ("怀来县春季招聘会", "我县人社局发布岗位。", "我县人社局", "怀来县人力资源和社会保障局"),
    ("株洲市招聘月启动", "市人力资源和社会保障局局长到场。", "市人力资源和社会保障局", "株洲市人力资源和社会保障局"),
    ("株洲市招聘月启动", "市民政局负责登记。", "市民政局", "株洲市民政局"),
    ("株洲市招聘月启动", "团市委组织青年。", "团市委", "共青团株洲市委员会"),
    (
        "株洲市招聘月启动",
        "市委组织部（市委人才办）主办。",
        "市委组织部（市委人才办）",
        "中共株洲市委组织部（市委人才办）",
    ),
    ("株洲市招聘月启动", "全市人社部门齐上阵。", "全市人社部门", "株洲市人力资源和社会保障部门"),
    ("上海市松江区举办专场", "区人社局和区残联主办。", "区残联", "上海市松江区残疾人联合会"),
    ("昆明市官渡区春风行动", "区就业局联合街道。", "区就业局", "昆明市官渡区就业局"),
    ("内蒙古自治区就业援助月", "自治区人社厅部署。", "自治区人社厅", "内蒙古自治区人力资源和社会保障厅"),
    ("海南省高校毕业生招聘会", "省教育厅主办。", "省教育厅", "海南省教育厅"),
    ("怀来县春季招聘会", "人社局组织企业。", "人社局", "怀来县人力资源和社会保障局"),
    ("和田地区劳务协作招聘会", "地区人社局主办。", "地区人社局", "和田地区人力资源和社会保障局"),
    ("怀来县春季招聘会", "由县开发区管委会承办。", "县开发区管委会", "怀来县开发区管理委员会"),
    ("怀来县春季招聘会", "各乡镇人社所配合。", "各乡镇人社所", "怀来县各乡镇人力资源和社会保障所"),
    ("武安市阳邑镇赶集招聘", "阳邑镇公共就业服务所承办。", "阳邑镇公共就业服务所", "武安市阳邑镇公共就业服务所"),
    ("上海市松江区方松街道夜市", "方松街道办事处主办。", "方松街道办事处", "上海市松江区方松街道办事处"),
    ("怀来县土木镇招工", "镇劳动保障所摆摊。", "镇劳动保障所", "怀来县土木镇劳动保障所"),
    ("株洲市招聘月启动", "共青团株洲市委员会主办。", "共青团株洲市委员会", "共青团株洲市委员会"),
    ("株洲市招聘月启动", "中共株洲市委员会主办。", "中共株洲市委员会", "中共株洲市委员会"),
    ("上海市松江区举办专场", "松江区融媒体中心直播。", "松江区融媒体中心", "上海市松江区融媒体中心"),
    ("怀来县春季招聘会", "怀来县职业中专办班。", "怀来县职业中专", "怀来县职业中等专业学校"),
]

AGENCIES = [
    ("由保定市公共就业服务中心承办", "保定市公共就业服务中心", "保定市公共就业服务中心"),
    ("浏阳市就业服务中心主任", "浏阳市就业服务中心", "浏阳市就业服务中心"),
    ("在昆明市官渡区就业创业服务中心报名", "昆明市官渡区就业创业服务中心", "昆明市官渡区就业创业服务中心"),
    ("到湖北省人才服务局登记", "湖北省人才服务局", "湖北省人才服务局"),
    ("走进大同市人力资源市场", "大同市人力资源市场", "大同市人力资源市场"),
    ("衡水市零工市场里人来人往", "衡水市零工市场", "衡水市零工市场"),
    ("赤峰市职介中心的大厅", "赤峰市职介中心", "赤峰市职业介绍中心"),
    ("长沙人才市场上周开门", "长沙人才市场", "长沙人才市场"),
    ("公共就业和人才服务中心设在武安市人社局旁", "公共就业和人才服务中心", "武安市公共就业和人才服务中心"),
]

TOWNSHIPS = [
    ("怀来县沙城镇政府组织村民", "怀来县沙城镇政府", "怀来县沙城镇人民政府"),
    ("由昆明市官渡区关上街道办事处承办", "昆明市官渡区关上街道办事处", "昆明市官渡区关上街道办事处"),
    ("和浏阳市大瑶镇人民政府一起", "浏阳市大瑶镇人民政府", "浏阳市大瑶镇人民政府"),
    ("上海市松江区方松街道办联合", "上海市松江区方松街道办", "上海市松江区方松街道办事处"),
    ("武安市阳邑镇党委书记", "武安市阳邑镇党委", "武安市阳邑镇党委"),
    ("活动由缙云县壶镇镇政府主办", "缙云县壶镇镇政府", "缙云县壶镇镇人民政府"),
    ("活动由镇雄县柏家湾街道办事处主办", "镇雄县柏家湾街道办事处", "镇雄县柏家湾街道办事处"),
    ("活动由蕲春县漕河镇柏林社区居委会主办", "蕲春县漕河镇柏林社区居委会", "蕲春县漕河镇柏林社区居民委员会"),
    (
        "上海市金山区朱泾镇社区事务受理服务中心承办",
        "上海市金山区朱泾镇社区事务受理服务中心",
        "上海市金山区朱泾镇社区事务受理服务中心",
    ),
]

ZONES = [
    ("由沈阳经开区管委会主办", "沈阳经开区管委会", "沈阳经济技术开发区管理委员会"),
    ("贵阳高新区管委会承办", "贵阳高新区管委会", "贵阳高新技术产业开发区管理委员会"),
    ("兰州新区管委会派员", "兰州新区管委会", "兰州新区管理委员会"),
    ("曹妃甸工业园区管委会组织", "曹妃甸工业园区管委会", "曹妃甸工业园区管理委员会"),
    ("西安科学城管委会牵头", "西安科学城管委会", "西安科学城管理委员会"),
]

NESTED = [
    ("怀来县人社局就业服务科科长", "怀来县人社局就业服务科", "怀来县人力资源和社会保障局就业服务科"),
    ("株洲市总工会权益保障部负责", "株洲市总工会权益保障部", "株洲市总工会权益保障部"),
    ("海南省人社厅就业促进处", "海南省人社厅就业促进处", "海南省人力资源和社会保障厅就业促进处"),
    ("甘肃省人社厅就业局指导", "甘肃省人社厅就业局", "甘肃省人力资源和社会保障厅就业局"),
    ("大同市人社局公共就业服务局", "大同市人社局公共就业服务局", "大同市人力资源和社会保障局公共就业服务局"),
    ("大同市人社局就业创业服务中心", "大同市人社局就业创业服务中心", "大同市人力资源和社会保障局就业创业服务中心"),
    ("湖南泓峪科技有限公司人力资源部", "湖南泓峪科技有限公司人力资源部", "湖南泓峪科技有限公司人力资源部"),
    ("中南林业科技大学招生就业处", "中南林业科技大学招生就业处", "中南林业科技大学招生就业处"),
    ("教育部学生司介绍", "教育部学生司", "教育部学生司"),
    ("昆明市人社局官渡分局", "昆明市人社局官渡分局", "昆明市人力资源和社会保障局官渡分局"),
    # Bodies that are sent elsewhere
    ("由佛山市南海区驻榕江工作组联合主办", "佛山市南海区驻榕江工作组", "佛山市南海区驻榕江工作组"),
    ("與福州市馬尾區駐岷縣勞務協作站合辦", "福州市马尾区驻岷县劳务协作站", "福州市马尾区驻岷县劳务协作站"),
    (
        "广州市人社局驻毕节劳务协作工作站主办",
        "广州市人社局驻毕节劳务协作工作站",
        "广州市人力资源和社会保障局驻毕节劳务协作工作站",
    ),
    ("宁波市政府驻香港联络处牵头", "宁波市政府驻香港联络处", "宁波市人民政府驻香港联络处"),
    ("由婺源县供销社协办", "婺源县供销社", "婺源县供销社"),
]

COMPANIES = [
    "湖南泓峪科技有限公司",
    "太原铄丰重工股份有限公司",
    "襄阳朗沣汽车零部件有限责任公司",
    "云南澜曦食品集团",
    "柳州市骏沣机械制造有限公司",
    "沈阳珈禾医药有限公司",
    "内蒙古牧歌乳业集团有限公司",
    "旺隆健康产业集团（贵州）有限公司",
    "瑞拓（海南）数字科技有限公司",
    "中国邮政集团有限公司唐山市分公司",
    "中国工商银行衡阳分行",
    "唐山和畅物流有限公司",
    "长沙和邦达纺织厂",
    "哈尔滨铭川保持器有限公司",
    "中铁七局集团",
    "咸阳云栈酒店管理有限公司",
    "大同市煤峪口矿业集团",
    "海东市嘉禾农业专业合作社",
    "中国二重装备集团有限公司",
    "陕西澜沧煤业集团神木远航化工有限公司",
]
LEFT_OF_COMPANY = ["", "记者走进", "来自", "由", "此次招聘会上，", "与", "1.", "当天，", "其中", "据", "吸引了"]
LEFT_OF_COMPANY += [
    "求职者走到",
    "从市内企业中选出",
    "从报名企业里挑出",
    "他坐在",
    "看中",
    "大家围住",
    "市里请来",
    "记者找到",
]
LEFT_OF_COMPANY += [
    "台资企业",
    "本地包装企业",
    "老牌民企",
    "用工单位",
    "现场直奔",
    "送往",
    "介绍到",
    "毕业于",
    "就职于",
    "排在",
]
RIGHT_OF_COMPANY = ["", "招聘普工50人", "的展位前", "人事经理介绍", "、", "等20家企业", "（下称公司）", "负责人说"]

OPEN_NAMES = [
    ("“都来。”青山泓城驿站物流有限公司人力专员说", "青山泓城驿站物流有限公司", "Company"),
    ("柳湖路万家福超市招收银员", "柳湖路万家福超市", "Company"),
    ("她在内蒙古泓葵食品有限公司的桌前填表", "内蒙古泓葵食品有限公司", "Company"),
    ("赣沣航宇精铸厂的展位前围满了人", "赣沣航宇精铸厂", "Company"),
    ("在湖南工业大学举行", "湖南工业大学", "EducationalInstitution"),
    ("长治医学院的学生", "长治医学院", "EducationalInstitution"),
    ("走进唐山工业职业技术学院", "唐山工业职业技术学院", "EducationalInstitution"),
    ("怀来县第一中学操场上", "怀来县第一中学", "EducationalInstitution"),
    ("湘西民族职业技术学院与企业", "湘西民族职业技术学院", "EducationalInstitution"),
    ("大连市中心医院招护士", "大连市中心医院", "HealthInstitution"),
    ("到忻州师范学院宣讲", "忻州师范学院", "EducationalInstitution"),
    ("怀来县中医院要药师", "怀来县中医院", "HealthInstitution"),
    ("由昆明市民营经济协会发起", "昆明市民营经济协会", "Association"),
    ("湖北省人力资源服务行业协会承办", "湖北省人力资源服务行业协会", "Association"),
    ("株洲市女企业家商会", "株洲市女企业家商会", "Association"),
    ("据三湘都市报报道", "三湘都市报", "MediaOutlet"),
    ("衡阳晚报的镜头", "衡阳晚报", "MediaOutlet"),
    ("怀来县融媒体中心直播", "怀来县融媒体中心", "MediaOutlet"),
    ("大同市福利院要护工", "大同市福利院", "Organisation"),
    ("由婺源县农家乐职业培训学校承办", "婺源县农家乐职业培训学校", "EducationalInstitution"),
    ("由材料科学与工程学院承办", "材料科学与工程学院", "EducationalInstitution"),
    ("佳木斯市泓明盲人按摩中心招聘按摩师4名", "佳木斯市泓明盲人按摩中心", "Company"),
    ("四平市泓宁颐养院招护理员20名", "四平市泓宁颐养院", "HealthInstitution"),
    ("；赣沣航宇精铸厂给出30个名额", "赣沣航宇精铸厂", "Company"),
]

LISTS = [
    ("主办单位：唐山市人社局、唐山市总工会和唐山市妇联", ["唐山市人社局", "唐山市总工会", "唐山市妇联"]),
    ("由怀来县人社局会同县总工会、县工商联举办", ["怀来县人社局", "县总工会", "县工商联"]),
    ("澜曦食品、朗沣科技和泓峪电子等30家企业参会", ["澜曦食品", "朗沣科技", "泓峪电子"]),
    ("珈禾、铄丰、骏沣等重点企业到场", ["珈禾", "铄丰", "骏沣"]),
    ("吸引了湖南泓峪科技有限公司、云南澜曦食品集团等企业", ["湖南泓峪科技有限公司", "云南澜曦食品集团"]),
    ("主办：长沙市人社局　承办：长沙市就业服务中心", ["长沙市人社局", "长沙市就业服务中心"]),
    ("市妇联与市残联携手", ["市妇联", "市残联"]),
]

# sentence, surfaces with their names: divisions that share the last word
SHARED = [
    (
        "协办单位：昆明市官渡区、西山区、五华区人社局",
        {
            "昆明市官渡区": "昆明市官渡区人力资源和社会保障局",
            "西山区": "昆明市西山区人力资源和社会保障局",
            "五华区人社局": "昆明市五华区人力资源和社会保障局",
        },
    ),
    (
        "湖南、湖北两省人社厅签约",
        {"湖南": "湖南省人力资源和社会保障厅", "湖北两省人社厅": "湖北省人力资源和社会保障厅"},
    ),
    (
        "衡阳和株洲的人社部门到会",
        {"衡阳": "衡阳市人力资源和社会保障局", "株洲的人社部门": "株洲市人力资源和社会保障局"},
    ),
    (
        "昆明市官渡区人社局、区总工会主办",
        {"昆明市官渡区人社局": "昆明市官渡区人力资源和社会保障局", "区总工会": "昆明市官渡区总工会"},
    ),
]

# text, the later form, the canonical name
LATER_FORMS = [
    ("湖南泓峪科技有限公司开了展位。泓峪科技招普工60人。", "泓峪科技", "湖南泓峪科技有限公司"),
    ("湖南泓峪科技有限公司开了展位。中午，泓峪的台前排起长队。", "泓峪", "湖南泓峪科技有限公司"),
    ("怀来县铄丰制衣有限公司到场，铄丰制衣要缝纫工。", "铄丰制衣", "怀来县铄丰制衣有限公司"),
    ("襄阳朗沣船用机电有限公司招焊工，下午朗沣机电又加了20人。", "朗沣机电", "襄阳朗沣船用机电有限公司"),
    ("株洲市天元区就业服务中心（以下简称“天就中心”）承办。天就中心负责人说", "天就中心", "株洲市天元区就业服务中心"),
    ("活动由湖南工业大学主办。湖工大今年有毕业生六千人。", "湖工大", "湖南工业大学"),
    ("怀来县人社局主办。该局一名干部说", "该局", "怀来县人力资源和社会保障局"),
    ("由怀来县公共就业和人才服务中心承办，中心主任到场", "中心", "怀来县公共就业和人才服务中心"),
    ("走进湖南工业大学，学校已连办三场", "学校", "湖南工业大学"),
    ("湖南泓峪科技有限公司来了。该公司今年扩产", "该公司", "湖南泓峪科技有限公司"),
    ("厦门市豫东商会牵头，商会秘书处摸底", "商会", "厦门市豫东商会"),
    ("宏远齿轮、泓峪科技等30家企业到场。宏远齿轮人力资源部经理说", "宏远齿轮", "宏远齿轮"),
    ("怀来县公共就业和人才服务中心承办，县就业中心派车", "县就业中心", "怀来县公共就业和人才服务中心"),
    ("怀来县城西零工市场开张，城西零工市场每周一场", "城西零工市场", "怀来县城西零工市场"),
    ("怀来县铄丰制衣有限公司到场，有人进了铄丰制衣有限公司", "铄丰制衣有限公司", "怀来县铄丰制衣有限公司"),
    ("湖南工业大学供需见面会由招生就业处承办", "招生就业处", "湖南工业大学招生就业处"),
]

NOTHING = [
    "各用人单位踊跃参加，工作人员忙个不停",
    "这场招聘会为求职者提供了机会",
    "座谈会上大家畅所欲言",
    "有关部门负责人解读政策",
    "生产车间里机器轰鸣",
    "现场办了三张卡，共办招聘会12场",
    "一家电子厂的老板来招人",
    "附近的饭店也来设摊",
    "他从外地的工厂回来换厂",
    "社会各界广泛关注就业布局和格局变化",
    "机械、电子等行业的企业参会",
    "保险公司和物流公司常年招人",
    "上市公司和外资企业都缺人",
    "办公室主任忙着登记",
    "政府搭台，企业唱戏",
    "全市招聘大会在广场开幕",
    "工会干部走进车间",
    "城市中心城区的学校",
    "公司化运作，集团化发展",
    "记者在会场看到，招工程师的企业最多",
    "到处都是人，本科和专科都要",
    "三家企业的厂长一起来了",
    "一名大学生说，公司离家近",
    "职业学校和高校都可以报名",
    "青山店镇的村民来得最早",
    "涉及皮具、塑料制品、餐饮等行业，岗位300个",
    "市领导代表学校讲话",
    "两年间共设返乡就业服务站134个",
]


@pytest.mark.parametrize(("sentence", "surface", "name"), AUTHORITIES + AGENCIES + TOWNSHIPS + ZONES + NESTED)
def test_a_body_is_found_with_its_edges_and_its_canonical_name(sentence: str, surface: str, name: str) -> None:
    assert (surface, name) in [(written, mention.name) for written, mention in read(sentence)]


@pytest.mark.parametrize(("heading", "sentence", "surface", "name"), POINTING)
def test_the_place_that_is_not_named_is_that_of_the_article(
    heading: str, sentence: str, surface: str, name: str
) -> None:
    assert (surface, name) in [(written, mention.name) for written, mention in read(f"{heading}\n\n{sentence}")]


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("left", LEFT_OF_COMPANY)
def test_a_company_begins_behind_what_stands_in_front(company: str, left: str) -> None:
    assert company in [written for written, mention in read(f"{left}{company}招聘普工") if mention.certain]


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("right", RIGHT_OF_COMPANY)
def test_a_company_ends_in_front_of_what_follows(company: str, right: str) -> None:
    found = dict(read(f"到场的有{company}{right}"))
    assert company in found
    assert found[company].kind == "Company"
    assert found[company].name == company


@pytest.mark.parametrize(("sentence", "surface", "kind"), OPEN_NAMES)
def test_schools_hospitals_associations_and_papers_are_told_apart(sentence: str, surface: str, kind: str) -> None:
    assert (surface, kind) in [(written, mention.kind) for written, mention in read(sentence)]


@pytest.mark.parametrize(("sentence", "surfaces"), LISTS)
def test_lists_fall_into_their_bodies(sentence: str, surfaces: list[str]) -> None:
    assert [written for written, _ in read(sentence)] == surfaces


@pytest.mark.parametrize(("sentence", "named"), SHARED)
def test_divisions_that_share_the_last_word_are_bodies_each(sentence: str, named: dict[str, str]) -> None:
    found = {written: mention.name for written, mention in read(sentence)}
    assert {surface: found.get(surface) for surface in named} == named


@pytest.mark.parametrize(("text", "surface", "name"), LATER_FORMS)
def test_a_later_form_has_the_name_of_the_first(text: str, surface: str, name: str) -> None:
    assert (surface, name) in [(written, mention.name) for written, mention in read(text)]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_looks_like_a_body_is_none(sentence: str) -> None:
    assert [written for written, mention in read(sentence)] == []


SHREDS = (
    "怀来县 昆明市 官渡区 市 县 各 镇 我 该 的 由 和 、 ， 。 （ ） “ ” · 1 人社局 总工会 中心 有限公司 集团 大学",
    "委 办 处 科 街道办事处 管委会 等 家企业 就业 服务 人才 泓 峪 铄 科技 食品 开发区 驻 组织 来自 一家",
    "中国 党委 书记 全省 澜曦",
)
PIECES = st.sampled_from([*(shred for line in SHREDS for shred in line.split(" ")), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
@example("我局就业局和我局人社局办公室。")
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text: str) -> None:
    twin = make_reading(text).text
    divisions = find_divisions(twin)
    geography = read_geography(twin, "", None, divisions)
    found = find_organisations(twin, find_words(twin), divisions, geography)
    assert found == find_organisations(twin, find_words(twin), divisions, geography)
    edges = [edge for mention in found for edge in mention.span]
    assert edges == sorted(edges)
    assert all(mention.name and 0 <= mention.span.start < mention.span.end <= len(twin) for mention in found)
