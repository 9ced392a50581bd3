"""The titles documents carry in the field, most telling first: type, pattern of the title line, anchors in the body.

A title pattern is matched against the folded title line or the file name; the first that fits wins, so the longer
and rarer titles stand before the ones they contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.document_type import DocumentType as T


@dataclass(frozen=True, slots=True)
class Title:
    """A pattern of titles of one document type."""

    doc_type: T
    pattern: re.Pattern[str]


def _title(doc_type: T, *patterns: str) -> Title:
    return Title(doc_type, re.compile("|".join(patterns)))


_LAW = r"(行政)?"
_PENALTY = r"(行政)?处罚"
_SEIZE = r"(查封|扣押|封存|查封[（(、/]?扣押[）)]?|扣押[（(、/]?查封[）)]?|行政强制措施|强制措施|扣留|暂扣|冻结)"
_TEST = r"(检测|检验|鉴定|检疫|检定|监测|评估|认定|价格认定|抽检)"
_PRESERVE = r"(先行登记保存|登记保存|证据保全|证据先行登记)"

TITLES: tuple[Title, ...] = (
    _title(T.CONTENTS, r"卷(内|宗)?(文件|文书|材料)?目录$", r"^案卷目录", r"^目录$"),
    _title(T.FILE_NOTES, r"备考表", r"备考$"),
    _title(T.SERVICE_ADDRESS, r"送达(地址|方式|信息).{0,6}(确认|告知)"),
    _title(T.SERVICE_ANNOUNCEMENT, r"公告送达", r"送达公告"),
    _title(
        T.SERVICE_RECEIPT,
        r"送达(回(证|执|单)|证$)",
        r"送达(证明|签收单|记录)",
        r"邮寄(送达)?(凭证|回执|回单)",
        r"(邮件|快递|EMS|邮政|挂号).{0,8}(签收|投递|查询|回执|凭证|详情|面单)",
        r"文书.{0,4}签收(单|表)",
        r"^.{0,6}文书送达",
    ),
    _title(T.DAILY_PENALTY_DECISION, r"按日(连续|计)(处罚|罚款)?决定书"),
    _title(
        T.RECONSIDERATION_DECISION,
        r"行政复议(申请)?(不予受理|驳回|终止|中止|调解)?决定书",
        r"(不予受理|驳回|终止|中止).{0,2}行政复议.{0,4}决定书",
        r"复议终止决定书",
        r"行政复议调解书",
    ),
    _title(T.RECONSIDERATION_REPLY_NOTICE, r"(提出)?行政复议答复通知书", r"提出答复通知书"),
    _title(T.RECONSIDERATION_REPLY, r"行政复议答复(书|意见)"),
    _title(T.RECONSIDERATION_APPLICATION, r"行政复议申请(书|笔录)", r"口头申请行政复议笔录"),
    _title(T.RECONSIDERATION_FILING, r"行政复议(立案|受理).{0,4}审批", r"行政复议(申请)?受理通知书", r"行政复议立案"),
    _title(T.RECONSIDERATION_HEARING, r"行政复议.{0,6}(听证|听取意见|调查).{0,4}(笔录|记录)"),
    _title(T.RECONSIDERATION_REPORT, r"行政复议.{0,4}(审理|案件).{0,6}(报告|审批表)"),
    _title(T.TRANSFER_IN, r"(线索|举报|投诉|问题)[^犯罪]{0,6}移送", r"^案件移送函$"),
    _title(
        T.CRIME_TRANSFER,
        r"(涉嫌)?(犯罪|刑事).{0,6}移送",
        r"案件移送(书|函|审批)",
        r"移送(书|函)(?!回执)",
        r"移送.{0,8}审批",
    ),
    _title(T.TRANSFER_RECEIPT, r"移送.{0,8}(回执|回证)"),
    _title(T.DELEGATION, r"行政(处罚|执法)?委托书", r"委托执法(协议|书)"),
    _title(T.AUTHORISATION, r"授权委托书", r"委托代理(书|手续)", r"法定代表人.{0,4}(身份)?证明"),
    _title(T.TEST_ENTRUST, _TEST + r".{0,6}(委托|聘请)书", r"委托(书|单).{0,4}" + _TEST, _TEST + r"委托单", r"聘请书"),
    _title(
        T.TEST_NOTICE, _TEST + r".{0,10}(结果|结论|意见|期间|期限).{0,4}(告知|通知)", _TEST + r".{0,6}(告知书|通知书)"
    ),
    _title(T.PRESERVE_DECISION, _PRESERVE + r".{0,8}(处理|解除).{0,8}", r"解除.{0,4}" + _PRESERVE),
    _title(T.PRESERVE_APPROVAL, _PRESERVE + r".{0,8}(审批|批准|呈批|报批)"),
    _title(T.PRESERVE_LIST, _PRESERVE + r".{0,8}清单"),
    _title(T.PRESERVE_NOTICE, _PRESERVE + r".{0,8}(通知|决定|告知)书?", r"^" + _PRESERVE + r"(证据)?$"),
    _title(
        T.SEIZURE_RELEASE,
        r"解除.{0,6}" + _SEIZE,
        r"(启封|解封).{0,6}(通知|决定)书?",
        _SEIZE + r".{0,6}(解除|退还|处理).{0,6}(决定|通知)",
    ),
    _title(T.SEIZURE_EXTENSION, r"延长.{0,6}" + _SEIZE, _SEIZE + r".{0,8}(延期|延长)"),
    _title(T.SEIZURE_APPROVAL, _SEIZE + r".{0,10}(审批|呈批|报批)"),
    _title(T.SEIZURE_LIST, _SEIZE + r".{0,10}清单", r"^(场所|设施|财物|物品).{0,8}清单$"),
    _title(T.SEIZURE_RECORD, _SEIZE + r".{0,8}(现场)?笔录"),
    _title(T.SEIZURE_DECISION, _SEIZE + r".{0,8}(决定|通知)书?"),
    _title(T.SUBSTITUTE_PERFORMANCE, r"代履行"),
    _title(T.ENFORCE_APPLICATION, r"(行政|非诉)?(强制执行|执行)申请书", r"申请(人民)?法院.{0,4}强制执行"),
    _title(T.ENFORCE_DECISION, r"强制执行决定书", r"行政强制执行决定", r"强制拆除决定书"),
    _title(T.COURT_RULING, r"(行政|民事|执行)裁定书", r"行政判决书", r"准予执行"),
    _title(T.DEMAND, r"催告(书|通知)", r"催缴通知"),
    _title(T.ADDED_FINE, r"加处罚款"),
    _title(T.DEFERRED_PAYMENT, r"(延期|分期|暂缓).{0,8}(缴纳|缴|交)?.{0,4}罚款", r"(延期|分期).{0,6}缴纳"),
    _title(T.HEARING_RIGHT_NOTICE, r"听证(权利)?告知书", r"听证告知"),
    _title(T.HEARING_REQUEST, r"听证申请(书)?", r"听证要求书", r"(要求|申请)听证"),
    _title(T.HEARING_NOTICE, r"(不予)?(受理)?(举行)?听证.{0,4}通知书", r"听证会通知"),
    _title(T.HEARING_ANNOUNCEMENT, r"听证(会)?公告"),
    _title(T.HEARING_RECORD, r"听证(会)?(笔录|记录)"),
    _title(T.HEARING_REPORT, r"听证(会)?(报告|意见)书?"),
    _title(T.WAIVER, r"放弃.{0,12}(声明|承诺|权利|申辩|听证)", r"自愿放弃"),
    _title(T.STATEMENT_REVIEW, r"(陈述|申辩|听证).{0,10}(复核|采纳|审核).{0,6}", r"复核意见书?$"),
    _title(T.STATEMENT_RECORD, r"陈述.{0,4}申辩.{0,8}(笔录|记录|书|材料|意见)?", r"申辩(书|笔录|材料)"),
    _title(T.CASE_REVIEW, r"告知.{0,4}(审批|呈批)"),
    _title(
        T.PRIOR_NOTICE,
        r"^违法行为(处罚)?(事先)?(通知|告知)书$",
        _PENALTY + r".{0,6}告知书",
        r"^.{0,16}(事先|预先)告知书",
        r"处罚.{0,4}(事先|预先)?告知",
        r"^.{0,20}拟.{0,6}处罚告知",
    ),
    _title(T.LEGAL_REVIEW, r"法制(审核|审查|机构).{0,10}", r"(案件)?法(制|核)审(核|查)", r"合法性审(核|查)"),
    _title(
        T.DISCUSSION_RECORD,
        r"集体.{0,6}(讨论|研究|审议|会审|审理).{0,8}",
        r"合议(记录|笔录)",
        r"(案件|案审).{0,8}(讨论|审议|会审).{0,6}(记录|笔录|纪要)",
        r"(案审|审理)委员会.{0,10}(记录|纪要)",
    ),
    _title(T.NO_FILING_APPROVAL, r"不予立案"),
    _title(
        T.FILING_APPROVAL,
        r"立案.{0,6}(审批|呈批|报批|呈报|报审|报告|决定|登记|审核|建议)",
        r"(案件)?立案(表|书)$",
        r"立案$",
        r"案件受理.{0,4}(审批|呈批)",
    ),
    _title(T.WITHDRAWAL, r"(撤销|销|撤)(案|立案)(?!由).{0,6}", r"撤销案件"),
    _title(T.CLOSING_APPROVAL, r"结案.{0,6}(审批|呈批|报告|登记|意见|表)", r"(案件)?结案$"),
    _title(
        T.EXTENSION_APPROVAL,
        r"延长.{0,8}(办案|办理|案件|调查|处理).{0,6}期限",
        r"(办案|办理|案件).{0,6}(延期|延长)",
        r"延期.{0,6}审批",
    ),
    _title(T.SUSPENSION, r"(中止|恢复|终止).{0,4}(案件)?(调查|办理)", r"案件(中止|恢复)"),
    _title(
        T.DECISION_APPROVAL,
        r"(处罚|处理)(决定|意见)?.{0,6}(审批|呈批|审签|报批|审核审批)",
        r"案件(处理|审理|处罚).{0,8}(审批|呈批|意见).{0,2}(表|书)?",
        r"重大案件.{0,8}审批",
        r"决定(审批|审查)表",
    ),
    _title(T.CASE_REVIEW, r"案件?审核.{0,4}(表|意见|书)", r"核审(表|意见)", r"审查意见(书|表)"),
    _title(
        T.INVESTIGATION_REPORT,
        r"(案件)?调查(终结)?报告(书)?",
        r"调查终结(审批)?",
        r"(案件)?(调查)?处理意见书",
        _PENALTY + r"意见书$",
        r"案件.{0,4}调查.{0,4}报告",
    ),
    _title(
        T.OTHER, _PENALTY + r".{0,6}备案.{0,4}(表|登记|报告|材料|单)", r"(申请)?材料(接收|收件|签收)(凭证|单|回执|清单)"
    ),
    _title(
        T.SUMMARY_DECISION,
        r"(当场|简易程序).{0,8}" + _PENALTY + r".{0,4}决定书?",
        _PENALTY + r".{0,4}(当场|简易).{0,4}决定书",
    ),
    _title(T.NO_PENALTY_DECISION, r"(不予|免予|免于|不)(行政)?处罚.{0,4}(决定)?书?", r"不予处罚"),
    _title(
        T.PENALTY_DECISION,
        _PENALTY + r".{0,4}决定书",
        r"处罚(决定)?书$",
        r"关于.{4,50}的(行政)?处罚决定$",
        r"(行政)?处理、处罚决定书",
        r"治安管理处罚决定",
    ),
    _title(
        T.CONFISCATION_LIST,
        r"(没收|罚没|涉案).{0,6}(物品|财物|款物).{0,8}(清单|处理|处置|移交|销毁)",
        r"(物品|财物)(处理|处置|销毁).{0,4}(记录|审批|清单)",
    ),
    _title(
        T.PAYMENT,
        r"(罚没|罚款|非税|缴款|收款|票据|专用|一般缴款).{0,8}(收据|凭证|缴款书|票据|回单|发票|通知书|证明)",
        r"缴款(书|单|凭证|通知|收据)",
        r"(银行|电子|业务).{0,4}回单",
        r"(缴纳|交)罚款",
        r"罚款收据",
    ),
    _title(T.LICENCE_REFUSED_ACCEPTANCE, r"不予受理.{0,4}(通知|决定)书"),
    _title(T.LICENCE_SUPPLEMENT, r"补(正|齐).{0,8}(材料|资料)?.{0,4}(告知|通知)书?"),
    _title(T.LICENCE_EXTENSION, r"(延长|延期).{0,8}(许可|审查|审批|办理).{0,6}(通知|告知|审批)"),
    _title(T.LICENCE_ACCEPTANCE, r"(许可|申请)?.{0,6}受理(通知|决定|凭证|单|回执)书?"),
    _title(
        T.LICENCE_APPLICATION,
        r"(行政)?许可.{0,8}申请(书|表)",
        r"(许可|备案|登记|注册|延续|变更|资质).{0,8}申请(书|表)",
        r"^申请(书|表)$",
    ),
    _title(T.LICENCE_SITE_CHECK, r"(现场|实地)(核查|核验|勘验|踏勘).{0,6}(笔录|记录|表|报告|意见)"),
    _title(T.LICENCE_REFUSAL, r"不予.{0,6}许可.{0,4}决定书?", r"不予批准"),
    _title(T.LICENCE_REVIEW, r"(行政)?许可.{0,8}(审查|审批|审核|审定).{0,4}(表|意见|书)?"),
    _title(T.LICENCE_DECISION, r"(准予|同意)?.{0,6}(行政)?许可.{0,4}决定书", r"准予.{0,8}(决定|通知)书"),
    _title(T.LICENCE_CERTIFICATE, r"^(?!.*营业执照).*许可证(副本|正本|复印件)?$"),
    _title(T.INSPECTION_PLAN, r"(行政)?检查.{0,6}(计划|方案|实施方案|任务书)"),
    _title(T.INSPECTION_APPROVAL, r"(行政|现场)?检查.{0,6}(审批|呈批|报批)"),
    _title(T.INSPECTION_NOTICE, r"(行政|现场|执法)?检查(告知|通知)书?"),
    _title(T.INSPECTION_RESULT, r"检查(结果|情况|意见).{0,6}(告知|反馈|通知|书|单)", r"行政检查.{0,4}结果(?!公[示开])"),
    _title(T.RECHECK_RECORD, r"(整改|改正)?.{0,4}(复查|复核|核查).{0,8}(笔录|记录|意见书|报告|情况)", r"后督察"),
    _title(
        T.CORRECTION_ORDER,
        r"(责令|限期).{0,14}(改正|整改|停止|纠正|拆除|恢复|停产|退款|退赔|治理|补办|清理).{0,14}(书|令|单|决定|通知|指令)?",
        r"现场处理措施(决定)?",
        r"(监察|监督|执法)指令书",
        r"(卫生|行政)?监督意见书$",
        r"(改正|整改)(违法行为)?.{0,4}(决定|通知|指令|意见)书",
    ),
    _title(T.INQUIRY_NOTICE, r"(询问|约谈|调查|接受调查|协助调查询问).{0,4}通知书", r"限期(提供材料|接受).{0,6}通知书"),
    _title(T.INQUIRY_RECORD, r"(询问|调查|谈话|讯问|约谈|取证|问话).{0,6}(询问)?(笔录|记录)", r"询问$", r"证人证言"),
    _title(
        T.SCENE_RECORD,
        r"(现场|勘验|检查|勘察|勘查|检验|巡查|实地).{0,12}(笔录|记录)(表)?",
        r"(检查|勘验|勘察)笔录",
        r"现场监察记录",
        r"(双随机|随机).{0,6}(抽查|检查).{0,4}(记录|表)",
    ),
    _title(
        T.SAMPLING,
        r"(抽样|采样|抽检).{0,14}(单|书|凭证|记录|清单|通知|文书|审批|告知|笔录)?$",
        r"样品.{0,4}(清单|单|记录)",
    ),
    _title(T.TEST_REPORT, _TEST + r".{0,6}(报告|意见|结论)(书)?", r"(检验|检测|监测)结果(报告)?(单)?$"),
    _title(
        T.EVIDENCE_EXTRACT,
        r"(证据|书证|物证|电子数据|资料|材料|文件).{0,6}(提取|调取|制作|收集|复制|复印).{0,8}",
        r"调取证据",
        r"证据登记",
    ),
    _title(
        T.AUDIOVISUAL,
        r"(视听资料|音像|录音|录像|视频|全过程记录|电子数据).{0,10}(说明|清单|记录|光盘|材料|制作)?",
        r"光盘",
    ),
    _title(T.ASSISTANCE, r"(协助|协查|配合).{0,6}(调查|执法)?.{0,4}(函|通知书|回函)", r"协查"),
    _title(T.DESIGNATION, r"(指定|移送|协商)?管辖.{0,6}(通知|决定|报告|函|审批)?书?"),
    _title(
        T.TRANSFER_IN,
        r"(线索|案件|问题).{0,6}(移送|移交|转办|交办|转送|交办).{0,6}(函|单|书|通知)?",
        r"(交办|转办|督办).{0,4}(单|函|件|通知)",
    ),
    _title(T.COMPLAINT, r"(举报|投诉|信访|来信|来访|12345|12315|热线).{0,14}"),
    _title(
        T.REGISTRATION,
        r"(案件|案源|线索|违法).{0,6}(来源|线索)?.{0,4}登记",
        r"案源.{0,8}",
        r"线索核查.{0,6}",
        r"(受理|接报|受案|案源)登记",
        r"案件受理记录",
    ),
    _title(T.OFFICER_CARD, r"(行政)?执法(人员)?(证|资格|证件)(复印件|照片)?"),
    _title(
        T.IDENTITY_PROOF,
        r"营业执照",
        r"(居民)?身份证",
        r"(主体|身份).{0,4}(资格|证明|信息|材料)",
        r"(法人|事业单位|民办非企业|社会团体|组织机构).{0,6}(证书|证|代码)",
        r"户籍|户口",
        r"企业(登记|信用|基本|工商).{0,8}(信息|情况|查询|档案|报告)",
        r"(经营|生产|备案|资格|资质).{0,6}(许可证|备案证|证书|凭证).{0,8}",
    ),
    _title(T.PUBLICATION, r"(公示|公开).{0,10}(截图|页面|信息|情况|记录|审批|材料|表|证明)?", r"信用(中国|网站).{0,8}"),
    _title(T.EVIDENCE, r"(照片|图片|截图).{0,4}(及|和|、).{0,12}(票据|发票|合同|单据|凭证|台账|清单|材料|书证)"),
    _title(
        T.PHOTO,
        r"(现场|取证|违法|证据|送达)?.{0,6}(照片|图片|相片|影像)(证据|及说明|说明|粘贴|材料|卡|集)?",
        r"截图",
        r"拍摄",
    ),
    _title(
        T.COVER,
        r"(行政)?(处罚|执法|许可|强制|检查|复议).{0,6}(案卷|卷宗|案件卷).{0,6}(封面)?$",
        r"(卷宗|案卷|档案)?封面",
        r"^.{0,12}卷宗$",
        r"^案卷$",
    ),
    _title(
        T.EVIDENCE,
        r"(证据|书证|物证|票据|发票|合同|台账|账册|单据|清单|流水|记录|进货|销售|聊天|凭证|订单|协议).{0,14}",
        r"证明(材料|书)?$",
        r"情况说明",
    ),
)

# titles as they usually stand, against which a misread one is compared
USUAL = (
    "案件来源登记表 立案审批表 行政处罚立案审批表 现场检查笔录 现场笔录 勘验笔录 询问笔录 "
    "调查询问笔录 抽样取证凭证 先行登记保存证据通知书 先行登记保存证据清单 先行登记保存证据处理决定书 查封决定书 扣押决定书 "
    "查封（扣押）决定书 解除查封决定书 解除扣押决定书 检验报告 检测报告 监测报告 责令改正通知书 "
    "责令限期改正通知书 责令改正违法行为决定书 案件调查终结报告 调查终结报告 法制审核意见书 案件审核表 行政处罚告知书 "
    "行政处罚事先告知书 行政处罚听证告知书 陈述申辩笔录 听证通知书 听证笔录 听证报告 集体讨论记录 "
    "案件集体讨论记录 行政处罚决定审批表 行政处罚决定书 当场行政处罚决定书 不予行政处罚决定书 送达回证 送达地址确认书 "
    "非税收入一般缴款书 催告书 强制执行申请书 结案审批表 行政处罚结案审批表 卷内目录 卷内备考表 "
    "行政处罚案卷 营业执照 授权委托书 行政许可申请书 受理通知书 准予行政许可决定书 行政检查审批表 "
)
