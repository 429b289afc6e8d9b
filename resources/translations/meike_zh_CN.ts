<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Format</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 client(s)</source>
        <translation>
            <numerusform>%1 个客户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Recency %1, frequency %2, money %3 of 5</source>
        <translation>近度 %1、频度 %2、金额 %3，满分 5 分</translation>
    </message>
    <message>
        <source>no tier</source>
        <translation>无等级</translation>
    </message>
    <message>
        <source>Tier: %1</source>
        <translation>等级：%1</translation>
    </message>
</context>
<context>
    <name>meike::ui</name>
    <message>
        <source>All clients</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>My clients</source>
        <translation>我的客户</translation>
    </message>
    <message>
        <source>Core clients</source>
        <translation>核心客户</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>流失风险</translation>
    </message>
    <message>
        <source>Clients at risk</source>
        <translation>流失风险客户</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>应收逾期</translation>
    </message>
    <message>
        <source>Clients with overdue receivables</source>
        <translation>应收逾期的客户</translation>
    </message>
    <message>
        <source>Provisional tier</source>
        <translation>等级暂定</translation>
    </message>
    <message>
        <source>Clients with a provisional tier</source>
        <translation>等级暂定的客户</translation>
    </message>
    <message>
        <source>Prospects</source>
        <translation>潜在客户</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>公海（无负责人）</translation>
    </message>
    <message>
        <source>Clients without owner</source>
        <translation>无负责人的客户</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Archived clients</source>
        <translation>已归档的客户</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 及另外 %2 项</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>不是 %1</translation>
    </message>
    <message>
        <source>all of %1</source>
        <translation>同时有 %1</translation>
    </message>
    <message>
        <source>in the last %1 days</source>
        <translation>近 %1 天内</translation>
    </message>
    <message>
        <source>not in the last %1 days</source>
        <translation>不在近 %1 天内</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>not (%1)</source>
        <translation>非（%1）</translation>
    </message>
    <message>
        <source>in the next %1 days</source>
        <translation>未来 %1 天内</translation>
    </message>
    <message>
        <source>not in the next %1 days</source>
        <translation>不在未来 %1 天内</translation>
    </message>
    <message>
        <source>more than %1 days ago</source>
        <translation>%1 天以前</translation>
    </message>
    <message>
        <source>more than %1 days ahead</source>
        <translation>%1 天以后</translation>
    </message>
    <message>
        <source>anniversary in the next %1 days</source>
        <translation>周年日在未来 %1 天内</translation>
    </message>
    <message>
        <source>anniversary %1</source>
        <translation>周年日在%1</translation>
    </message>
    <message>
        <source>top %1</source>
        <translation>前 %1 名</translation>
    </message>
    <message>
        <source>bottom %1</source>
        <translation>后 %1 名</translation>
    </message>
    <message>
        <source>top %1%</source>
        <translation>前 %1%</translation>
    </message>
    <message>
        <source>bottom %1%</source>
        <translation>后 %1%</translation>
    </message>
    <message>
        <source>one of group %1</source>
        <translation>属于标签组%1</translation>
    </message>
    <message>
        <source>none of group %1</source>
        <translation>不属于标签组%1</translation>
    </message>
</context>
<context>
    <name>meike::ui::AccountPlanPaper</name>
    <message>
        <source>4C sheet</source>
        <translation>4C 分析</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Executive sponsor</source>
        <translation>高层负责人</translation>
    </message>
    <message>
        <source>Value in window</source>
        <translation>窗口内价值</translation>
    </message>
    <message>
        <source>Value, last 365 days</source>
        <translation>近一年价值</translation>
    </message>
    <message>
        <source>May be lost</source>
        <translation>可能流失</translation>
    </message>
    <message>
        <source>Sponsor&apos;s last visit</source>
        <translation>高层最近拜访</translation>
    </message>
    <message>
        <source>none noted</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>Criteria met</source>
        <translation>满足条件</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不满足</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>衡量标准</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Reached on</source>
        <translation>达成日期</translation>
    </message>
    <message>
        <source>Service, last 365 days</source>
        <translation>近一年服务</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>单数</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>None in the last year.</source>
        <translation>近一年没有。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Part in decisions</source>
        <translation>决策角色</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>%1 (must-have)</source>
        <translation>%1（刚需）</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>复盘日期</translation>
    </message>
    <message>
        <source>What we agreed on</source>
        <translation>约定事项</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>截至 %1。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ActionRegistry</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>meike::ui::AppContext</name>
    <message>
        <source>You are looking at %1: a past day cannot be changed.</source>
        <translation>当前查看的是 %1：过去的日期不能修改。</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undoing: %1</source>
        <translation>正在撤销：%1</translation>
    </message>
    <message>
        <source>Redoing: %1</source>
        <translation>正在重做：%1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>You are looking at today by other rules: nothing can be changed meanwhile.</source>
        <translation>正在按另一套规则查看今天，期间不能修改。</translation>
    </message>
    <message>
        <source>Back to the rules in use</source>
        <translation>回到现用规则</translation>
    </message>
    <message>
        <source>%1: stop it?</source>
        <translation>%1：要停止吗？</translation>
    </message>
    <message>
        <source>It is still running. Stopped, it takes back everything it has done so far.</source>
        <translation>任务仍在进行。停止后，已完成的部分会全部撤回。</translation>
    </message>
    <message>
        <source>Let it finish</source>
        <translation>等它完成</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>“%1” is being written: stop it?</source>
        <translation>正在写入“%1”，要停止吗？</translation>
    </message>
    <message>
        <source>Stopped, the file does not appear.</source>
        <translation>停止后不会生成文件。</translation>
    </message>
    <message>
        <source>Something else was done since: that would have to be undone first.</source>
        <translation>之后又有新的操作，需要先撤销后面的操作。</translation>
    </message>
    <message>
        <source>A past day is shown: go back to today to change anything.</source>
        <translation>正在查看过去的日期：回到今天才能修改。</translation>
    </message>
    <message>
        <source>%1. The undo history ends here when the workspace is closed.</source>
        <translation>%1。关闭工作区后，撤销历史从这里断开，之前的操作不能再撤销。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ArchiveDoor</name>
    <message>
        <source>Archive the workspace</source>
        <translation>导出工作区存档</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>存档（*.zip）</translation>
    </message>
    <message>
        <source>Write the archive</source>
        <translation>写入存档</translation>
    </message>
    <message numerus="yes">
        <source>The archive holds everything, personal data too (%n column(s)). Who takes it out and why is noted in the borrow register.</source>
        <translation>
            <numerusform>存档包含全部数据，其中有个人信息（%n 列）。谁因何导出会记入导出登记。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>用途(&amp;P)</translation>
    </message>
    <message>
        <source>State the purpose.</source>
        <translation>请填写用途。</translation>
    </message>
    <message>
        <source>Writing the archive</source>
        <translation>正在写入存档</translation>
    </message>
    <message>
        <source>%1 records archived in %2</source>
        <translation>已将 %1 条记录存入 %2</translation>
    </message>
</context>
<context>
    <name>meike::ui::AsOfPopup</name>
    <message>
        <source>Show everything as of</source>
        <translation>查看截至某日的数据</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天，%1</translation>
    </message>
    <message>
        <source>Last date in the data, %1</source>
        <translation>数据中的最近日期，%1</translation>
    </message>
    <message>
        <source>Orders, payments and interactions are as of that day; tags, owners and other fields are today&apos;s.</source>
        <translation>订单、回款和互动截至当日；标签、负责人等其他字段为今天的内容。</translation>
    </message>
    <message>
        <source>As-of date</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <translation>%1（使用中）</translation>
    </message>
    <message>
        <source>Scored by the rules</source>
        <translation>按哪版规则评分</translation>
    </message>
    <message>
        <source>End of last quarter</source>
        <translation>上季度末</translation>
    </message>
    <message>
        <source>End of last year</source>
        <translation>上年末</translation>
    </message>
</context>
<context>
    <name>meike::ui::AssessmentSheet</name>
    <message>
        <source>Save assessment</source>
        <translation>保存评估</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keeps every client&apos;s scores, class, stage and tier as of %1, with the rules they were computed by.</source>
        <translation>保存截至 %1 每个客户的得分、类型、阶段和等级，以及所用的评分规则。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Signed off by</source>
        <translation>审定人(&amp;S)</translation>
    </message>
    <message>
        <source>Give the assessment a name.</source>
        <translation>请填写评估名称。</translation>
    </message>
    <message>
        <source>There is an assessment of this name already.</source>
        <translation>已有同名的评估。</translation>
    </message>
    <message>
        <source>Saving assessment %1</source>
        <translation>正在保存评估“%1”</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>暂不审定</translation>
    </message>
</context>
<context>
    <name>meike::ui::AssessmentsPage</name>
    <message>
        <source>%1, due for re-assessment</source>
        <translation>%1：待重新评估</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未审定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Show these clients</source>
        <translation>查看这些客户</translation>
    </message>
    <message>
        <source>nobody is due</source>
        <translation>暂无到期</translation>
    </message>
    <message>
        <source>%1 are due; a click shows them</source>
        <translation>%1到期，点击查看</translation>
    </message>
    <message>
        <source>Say first who you are: the button at the top right.</source>
        <translation>请先在右上角选择当前用户。</translation>
    </message>
    <message>
        <source>Review pack</source>
        <translation>评估资料</translation>
    </message>
    <message>
        <source>Client review %1.pdf</source>
        <translation>客户评估 %1.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Making the review pack</source>
        <translation>正在生成评估资料</translation>
    </message>
    <message>
        <source>The review pack is in %1.</source>
        <translation>评估资料已存为 %1。</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>历次评估</translation>
    </message>
    <message>
        <source>Who stood where on a day, under which rules, and who signed it off</source>
        <translation>某一天每个客户的等级、所用规则和审定人</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>审定</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Review pack (PDF)...</source>
        <translation>评估资料 (PDF)…</translation>
    </message>
    <message>
        <source>Save assessment...</source>
        <translation>保存评估…</translation>
    </message>
    <message>
        <source>Saved assessments</source>
        <translation>已保存的评估</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>评分规则</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>各等级</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>审定</translation>
    </message>
    <message>
        <source>Due for re-assessment</source>
        <translation>待重新评估</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现已到期</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>No assessment saved yet</source>
        <translation>还没有保存过评估</translation>
    </message>
    <message>
        <source>Save one each quarter: it keeps every client&apos;s tier with its reasons, and later ones are compared with it.</source>
        <translation>每季度保存一次：留下每个客户的等级和原因，供以后对比。</translation>
    </message>
    <message>
        <source>Of a day after the one that is shown</source>
        <translation>晚于当前查看的日期</translation>
    </message>
    <message numerus="yes">
        <source>By tier: as the rules give it. %n clients have a tier set by hand, which is not counted there.</source>
        <translation>
            <numerusform>“各等级”按规则计算；另有 %n 个客户的等级由人工指定，不计入其中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed off already by %1.</source>
        <translation>已由 %1 审定。</translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Every</source>
        <translation>每隔</translation>
    </message>
    <message>
        <source>Computing the scores</source>
        <translation>正在计算评分</translation>
    </message>
</context>
<context>
    <name>meike::ui::BackupSection</name>
    <message>
        <source>Backups are made by themselves: before an import, every half hour while something changes, and when the workspace is closed. Each is read back and compared before an older one goes.</source>
        <translation>自动备份：导入前、有改动时每半小时、关闭工作区时各做一份。每份都读回核对无误后，才会清理旧的备份。</translation>
    </message>
    <message>
        <source>Back up now...</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Restore...</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Encrypt the copies there...</source>
        <translation>加密那里的副本…</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>不用第二位置</translation>
    </message>
    <message>
        <source>The newest one is of %1, verified.</source>
        <translation>最近一份：%1，已校验。</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>还没有自动备份。</translation>
    </message>
    <message>
        <source>They lie beside the workspace. A second place, a drive or another disk, helps when this one breaks.</source>
        <translation>备份放在工作区旁边。另设第二位置（U 盘或其他磁盘），本机磁盘损坏时仍有备份可用。</translation>
    </message>
    <message>
        <source>Copies go to %1 too. They are not encrypted.</source>
        <translation>同时复制到 %1，未加密。</translation>
    </message>
    <message>
        <source>Copies go to %1 too, encrypted with your passphrase.</source>
        <translation>同时复制到 %1，已用您的密码加密。</translation>
    </message>
    <message>
        <source>Another second place...</source>
        <translation>更换第二位置…</translation>
    </message>
    <message>
        <source>Choose a second place...</source>
        <translation>选择第二位置…</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Workspaces (*.%1)</source>
        <translation>工作区 (*.%1)</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Backed up and verified: %1</source>
        <translation>已备份并核对：%1</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>备份的第二位置</translation>
    </message>
    <message>
        <source>Encrypt the copies in the second place</source>
        <translation>加密第二位置的副本</translation>
    </message>
    <message>
        <source>Encrypt from now on</source>
        <translation>从现在起加密</translation>
    </message>
    <message>
        <source>Whoever has the copies cannot read them without the passphrase, and nor can you: nobody can bring it back. Copies that lie there already stay as they are.</source>
        <translation>没有密码，任何人都无法读取这些副本，包括您自己；密码丢失后无法找回。那里已有的副本保持原样。</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>再输一遍(&amp;A)</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Backups are the data custodian&apos;s.</source>
        <translation>备份由数据管理员负责。</translation>
    </message>
</context>
<context>
    <name>meike::ui::BackupsSheet</name>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The backup takes the place of the workspace. What it replaces is kept beside it and can be brought back.</source>
        <translation>备份将替换当前工作区。被替换的文件会保留在旁边，可以再恢复回来。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Compared with now</source>
        <translation>与现在相比</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Encrypted backups alone need it.</source>
        <translation>只有加密备份需要。</translation>
    </message>
    <message>
        <source>Another file...</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Check them all</source>
        <translation>全部校验</translation>
    </message>
    <message>
        <source>There is no backup of this workspace yet.</source>
        <translation>这个工作区还没有备份。</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>已被改动</translation>
    </message>
    <message>
        <source>%1, encrypted</source>
        <translation>%1，已加密</translation>
    </message>
    <message>
        <source>All of them are as they were made.</source>
        <translation>全部备份都完好。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are not as they were made any more.</source>
        <translation>
            <numerusform>有 %n 份备份已被改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>This backup is encrypted: enter its passphrase.</source>
        <translation>这份备份已加密，请输入密码。</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>恢复自</translation>
    </message>
    <message>
        <source>Workspaces (*.meike);;All files (*)</source>
        <translation>工作区 (*.meike);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>meike::ui::BinPage</name>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Archive (%1)</source>
        <translation>归档（%1）</translation>
    </message>
    <message>
        <source>Recycle bin (%1)</source>
        <translation>回收站（%1）</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>没有已归档的客户</translation>
    </message>
    <message>
        <source>The recycle bin is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Archived clients keep their records and are left out of lists and figures.</source>
        <translation>归档的客户保留全部记录，但不出现在列表和统计中。</translation>
    </message>
    <message>
        <source>Clients you delete wait here until you restore them or delete them for good.</source>
        <translation>删除的客户暂存在这里，可随时恢复或彻底删除。</translation>
    </message>
    <message>
        <source>The first %1 of %2 are shown.</source>
        <translation>共 %2 个，仅显示前 %1 个。</translation>
    </message>
    <message>
        <source>Archive and recycle bin</source>
        <translation>归档与回收站</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Move to recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Empty recycle bin</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Archived clients</source>
        <translation>已归档的客户</translation>
    </message>
    <message>
        <source>Clients in the recycle bin</source>
        <translation>回收站中的客户</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Archive and bin</source>
        <translation>归档与回收站</translation>
    </message>
    <message>
        <source>What you delete for good can be brought back with Undo until this workspace is closed. Then it is erased from the file, and no earlier step can be undone either.</source>
        <translation>彻底删除的客户，在关闭工作区之前可以撤销；关闭后即从文件中抹去，此前的各步操作也不能再撤销。</translation>
    </message>
</context>
<context>
    <name>meike::ui::BlockedNote</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Left out of the CLV: no rate for %1</source>
        <translation>未计入客户生命周期价值：缺少 %1 的汇率</translation>
    </message>
    <message>
        <source>%1 have documents in a currency without a rate, so what they are worth is not known:</source>
        <translation>%1有单据的币种缺少汇率，无法知道其价值：</translation>
    </message>
    <message>
        <source>Enter rates...</source>
        <translation>录入汇率...</translation>
    </message>
</context>
<context>
    <name>meike::ui::BooleanEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>meike::ui::BulkEditSheet</name>
    <message>
        <source>Set a field</source>
        <translation>修改字段</translation>
    </message>
    <message>
        <source>Set a field of %1</source>
        <translation>修改 %1的字段</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>... and %1 more</source>
        <translation>……另有 %1 个</translation>
    </message>
    <message>
        <source>Choose the new value first.</source>
        <translation>请先选择新值。</translation>
    </message>
    <message>
        <source>Tags are added; none is taken off.</source>
        <translation>标签只添加，不移除。</translation>
    </message>
    <message>
        <source>Choose the tags first.</source>
        <translation>请先选择标签。</translation>
    </message>
</context>
<context>
    <name>meike::ui::CareCard</name>
    <message>
        <source>Playbooks want nothing in the next four weeks.</source>
        <translation>今后四周维护方案没有安排。</translation>
    </message>
    <message>
        <source>Playbooks wanted nothing in the last 90 days.</source>
        <translation>近 90 天维护方案没有安排。</translation>
    </message>
    <message>
        <source>No clients.</source>
        <translation>没有客户。</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Too few to say.</source>
        <translation>数量太少，不作判断。</translation>
    </message>
</context>
<context>
    <name>meike::ui::CellsSheet</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Paste into cells</source>
        <translation>粘贴到单元格</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Import as a table...</source>
        <translation>作为表格导入…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Fill %1 down from %2</source>
        <translation>从“%2”向下填充%1</translation>
    </message>
    <message>
        <source>Cells that change</source>
        <translation>会修改的单元格</translation>
    </message>
    <message>
        <source>The first row holds headings: leave it out</source>
        <translation>第一行是表头，不粘贴</translation>
    </message>
    <message>
        <source>Where a copied cell is empty, keep what is there</source>
        <translation>空白单元格不覆盖原有内容</translation>
    </message>
    <message>
        <source>Looking at what would change ...</source>
        <translation>正在查看会有哪些修改…</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>没有任何修改。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 change, in %2.</source>
        <translation>将修改 %1，共 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) hold(s) something else now.</source>
        <translation>
            <numerusform>其中 %n 个单元格会覆盖不同的内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) is/are emptied.</source>
        <translation>
            <numerusform>%n 个单元格会被清空。</numerusform>
        </translation>
    </message>
    <message>
        <source>Computed, and left out: %1.</source>
        <translation>由系统计算、不会粘贴：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n copied row(s) would stand below the end of the list and is/are left out.</source>
        <translation>
            <numerusform>有 %n 行超出列表末尾，不会粘贴。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copied column(s) would stand beyond the last column and is/are left out.</source>
        <translation>
            <numerusform>有 %n 列超出最后一列，不会粘贴。</numerusform>
        </translation>
    </message>
    <message>
        <source>New, and added to the lists: %1.</source>
        <translation>将新建选项或标签：%1。</translation>
    </message>
    <message>
        <source>Tags are added; none is taken off.</source>
        <translation>标签只添加，不移除。</translation>
    </message>
    <message>
        <source>The first %1 of %2 cells are shown.</source>
        <translation>仅列出 %2 个单元格中的前 %1 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot be used and stay(s) as it is/they are: see ✕ in the table.</source>
        <translation>
            <numerusform>有 %n 个单元格不能粘贴，保持原值（表中标 ✕）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
</context>
<context>
    <name>meike::ui::ChainRow</name>
    <message>
        <source>influence %1 of %2</source>
        <translation>影响力 %1/%2</translation>
    </message>
</context>
<context>
    <name>meike::ui::ChartCard</name>
    <message>
        <source>Picture saved: %1</source>
        <translation>图片已保存：%1</translation>
    </message>
    <message>
        <source>Data saved: %1</source>
        <translation>数据已保存：%1</translation>
    </message>
    <message>
        <source>Save data as CSV...</source>
        <translation>数据另存为 CSV…</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save picture as PNG...</source>
        <translation>图片另存为 PNG…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Data copied</source>
        <translation>数据已复制</translation>
    </message>
    <message>
        <source>Print...</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save, copy or print this chart</source>
        <translation>保存、复制或打印此图表</translation>
    </message>
    <message>
        <source>(printed)</source>
        <translation>（打印）</translation>
    </message>
</context>
<context>
    <name>meike::ui::ChipRow</name>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
</context>
<context>
    <name>meike::ui::ChooserEditor</name>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>输入以搜索</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientActions</name>
    <message>
        <source>Copied %1 with their headers</source>
        <translation>已复制 %1（含表头）</translation>
    </message>
    <message>
        <source>Copied “%1”</source>
        <translation>已复制“%1”</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing to paste: copy cells in Excel or WPS first.</source>
        <translation>没有可粘贴的内容：请先在 Excel 或 WPS 里复制单元格。</translation>
    </message>
    <message>
        <source>Select several rows: the value of the first one is filled into the others.</source>
        <translation>请选中多行：第一行的值会填到其余各行。</translation>
    </message>
    <message>
        <source>%1 is the same in all selected rows already.</source>
        <translation>选中各行的%1本来就相同。</translation>
    </message>
    <message>
        <source>Say first who you are: at the top right.</source>
        <translation>请先在右上角选择当前用户。</translation>
    </message>
    <message>
        <source>All of them have an owner: they can be handed over.</source>
        <translation>所选客户都有负责人，请用“移交”。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientCard</name>
    <message>
        <source>Why this tier</source>
        <translation>为什么是这个等级</translation>
    </message>
    <message>
        <source>Not scored yet.</source>
        <translation>尚未评分。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>客户资料</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Part in decisions</source>
        <translation>决策链角色</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近互动</translation>
    </message>
    <message>
        <source> (has left)</source>
        <translation>（已离职）</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>年框</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>承诺金额</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成度</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>As of %1. Phones, e-mail and addresses are left out.</source>
        <translation>数据截至 %1。电话、邮箱和地址不在卡片上。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientEditor</name>
    <message>
        <source>Search clients (pinyin works)</source>
        <translation>搜索客户（支持拼音）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientFacts</name>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Tag this client (T)</source>
        <translation>为该客户加标签（T）</translation>
    </message>
    <message>
        <source>Hide what is empty</source>
        <translation>收起空白项</translation>
    </message>
    <message numerus="yes">
        <source>%n empty</source>
        <translation>
            <numerusform>空白 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Save “%1”?</source>
        <translation>保存“%1”吗？</translation>
    </message>
    <message>
        <source>I have looked at “%1”: it is right</source>
        <translation>已核对“%1”，资料无误</translation>
    </message>
    <message>
        <source>verified %1</source>
        <translation>%1 核实</translation>
    </message>
    <message>
        <source>never verified</source>
        <translation>尚未核实</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientHead</name>
    <message>
        <source>Not scored yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>评分构成</translation>
    </message>
    <message>
        <source>Cheapest way up</source>
        <translation>最省力的提升</translation>
    </message>
    <message>
        <source>No single change within a year lifts it a tier.</source>
        <translation>一年内没有哪一项单独改变能升一级。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>合作 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Value, next %1 months</source>
        <translation>未来 %1 个月价值</translation>
    </message>
    <message>
        <source>not enough is known</source>
        <translation>数据不足</translation>
    </message>
    <message>
        <source>8 times in 10: %1 – %2</source>
        <translation>八成可能 %1 – %2</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务期</translation>
    </message>
    <message>
        <source>no period agreed</source>
        <translation>未约定服务期</translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation>
            <numerusform>已结束 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>ends today</source>
        <translation>今天到期</translation>
    </message>
    <message numerus="yes">
        <source>ends in %n day(s)</source>
        <translation>
            <numerusform>%n 天后到期</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>sponsor %1</source>
        <translation>高层 %1</translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation>最近联系 %1</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>late, %1</source>
        <translation>已逾期，%1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>暂无安排</translation>
    </message>
    <message>
        <source>This is the highest tier already.</source>
        <translation>已是最高等级。</translation>
    </message>
    <message>
        <source>likely %1 – %2</source>
        <translation>可能 %1 – %2</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientListModel</name>
    <message>
        <source>Set by hand</source>
        <translation>人工指定</translation>
    </message>
    <message>
        <source>Set by hand: %1</source>
        <translation>人工指定：%1</translation>
    </message>
    <message>
        <source>Provisional: something is missing, see the pane</source>
        <translation>暂定：有指标缺失，详见右侧面板</translation>
    </message>
    <message>
        <source>%1
Click: sort. Shift+click: sort by it as well. Right click: columns.</source>
        <translation>%1
单击：排序；Shift+单击：追加排序；右键：选择列</translation>
    </message>
    <message>
        <source>%1 (set by hand)</source>
        <translation>%1（人工指定）</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1（暂定）</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>ø %1</source>
        <translation>均 %1</translation>
    </message>
    <message>
        <source>%1, mean of %2: %3</source>
        <translation>%1，%2的平均：%3</translation>
    </message>
    <message>
        <source>%1, sum of %2: %3</source>
        <translation>%1，%2合计：%3</translation>
    </message>
    <message>
        <source>Left out: %1 with amounts in a currency without an exchange rate</source>
        <translation>未计入：%1，其金额的币种没有汇率</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientPage</name>
    <message>
        <source>Open the form...</source>
        <translation>打开表单…</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>在列表中显示</translation>
    </message>
    <message>
        <source>Add %1...</source>
        <translation>添加%1…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Log an interaction (%1)</source>
        <translation>记录互动（%1）</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag this client (T)</source>
        <translation>为该客户加标签（T）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新建订单</translation>
    </message>
    <message>
        <source>The client before (Alt+Up)</source>
        <translation>上一位客户（Alt+↑）</translation>
    </message>
    <message>
        <source>The client before</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>The next client (Alt+Down)</source>
        <translation>下一位客户（Alt+↓）</translation>
    </message>
    <message>
        <source>The next client</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>No client is chosen</source>
        <translation>尚未选择客户</translation>
    </message>
    <message>
        <source>Choose one in the list or search for it with Ctrl+K.</source>
        <translation>请在列表中选择，或按 Ctrl+K 搜索。</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>前往列表</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Client card (PDF)...</source>
        <translation>客户卡片（PDF）…</translation>
    </message>
    <message>
        <source>Contacts as cards (.vcf)...</source>
        <translation>联系人名片（.vcf）…</translation>
    </message>
    <message>
        <source>Client card</source>
        <translation>客户卡片</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The client card is in %1.</source>
        <translation>客户卡片已存为 %1。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientPanel</name>
    <message>
        <source>Client at a glance</source>
        <translation>客户概况</translation>
    </message>
    <message>
        <source>Select a client to see why it stands where it does.</source>
        <translation>选择一个客户，查看它的等级和原因。</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>最近 %1 条</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>为什么是“%1”</translation>
    </message>
    <message>
        <source>value score %1</source>
        <translation>价值评分 %1</translation>
    </message>
    <message>
        <source>The tier may change when what is missing is filled in.</source>
        <translation>补全缺失的指标后，等级可能变化。</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>late, %1</source>
        <translation>已逾期，%1</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>暂无计划</translation>
    </message>
    <message>
        <source>Recent interactions</source>
        <translation>最近互动</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag the selected clients (T)</source>
        <translation>为选中的客户添加标签 (T)</translation>
    </message>
    <message>
        <source>WeChat %1</source>
        <translation>微信 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已结清</translation>
    </message>
    <message numerus="yes">
        <source>%1 open, overdue for %n day(s)</source>
        <translation>
            <numerusform>未收 %1，逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>未收 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>last one %1</source>
        <translation>最近一次 %1</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>next %1 months</source>
        <translation>未来 %1 个月</translation>
    </message>
    <message>
        <source>Bar: how this client does on each point, full is best. Number: the points it adds to the score or takes off.</source>
        <translation>条形表示该客户在这一项上的表现，满格最好；数字是它为评分加上或扣去的分数。</translation>
    </message>
    <message>
        <source>%1 in the last 12 months</source>
        <translation>近 12 个月 %1</translation>
    </message>
    <message>
        <source>Chance not lost</source>
        <translation>仍合作的可能</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>近 %2%1</translation>
    </message>
    <message>
        <source>8 times in 10:
%1 – %2</source>
        <translation>八成可能：
%1 – %2</translation>
    </message>
    <message>
        <source>Everything about this client (Alt+Enter)</source>
        <translation>客户全貌（Alt+Enter）</translation>
    </message>
    <message>
        <source>Everything about this client</source>
        <translation>客户全貌</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientSide</name>
    <message>
        <source>People, needs and money</source>
        <translation>联系人、需求与账款</translation>
    </message>
    <message numerus="yes">
        <source>%n in the decision chain</source>
        <translation>
            <numerusform>决策链 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>also elsewhere</source>
        <translation>兼任</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 家成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>集团</translation>
    </message>
    <message>
        <source>head</source>
        <translation>上级集团</translation>
    </message>
    <message>
        <source>overdue %1</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>in %1 days %2</source>
        <translation>%1 天内 %2</translation>
    </message>
    <message>
        <source>later %1</source>
        <translation>以后 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue, the longest for %1</source>
        <translation>
            <numerusform>%n 笔逾期，最长 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>到期 %1</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未收款</translation>
    </message>
    <message numerus="yes">
        <source>and %n more in the timeline</source>
        <translation>
            <numerusform>另有 %n 条，见时间线</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the form...</source>
        <translation>打开表单…</translation>
    </message>
    <message>
        <source>Save as a card (.vcf)...</source>
        <translation>存为名片（.vcf）…</translation>
    </message>
    <message>
        <source>Move to another client...</source>
        <translation>转到其他客户…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已排的维护</translation>
    </message>
    <message>
        <source>No playbook wants anything of this client within 90 days.</source>
        <translation>90 天内没有方案安排这个客户的事。</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>排不下</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>and %n more within 90 days</source>
        <translation>
            <numerusform>90 天内还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Done, with a line... (D)</source>
        <translation>完成，写一行… (D)</translation>
    </message>
    <message>
        <source>Move... (M)</source>
        <translation>改期… (M)</translation>
    </message>
    <message>
        <source>Skip, with a reason... (S)</source>
        <translation>跳过，写原因… (S)</translation>
    </message>
    <message>
        <source>Give to... (G)</source>
        <translation>转交给…（G）</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientTable</name>
    <message>
        <source>Columns of the list</source>
        <translation>列表的列</translation>
    </message>
    <message>
        <source>Back to the usual columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>“%1” is computed; it cannot be edited here.</source>
        <translation>“%1”由系统计算得出，不能在这里修改。</translation>
    </message>
    <message>
        <source>“%1” cannot be edited here.</source>
        <translation>“%1”不能在这里修改。</translation>
    </message>
    <message>
        <source>Leave what you typed into the list?</source>
        <translation>是否放弃在列表中输入的内容？</translation>
    </message>
    <message>
        <source>Group by “%1”</source>
        <translation>按“%1”分组</translation>
    </message>
    <message>
        <source>Open the group</source>
        <translation>展开本组</translation>
    </message>
    <message>
        <source>Close the group</source>
        <translation>折叠本组</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>折叠全部分组</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>展开全部分组</translation>
    </message>
    <message>
        <source>Select the clients of the group</source>
        <translation>选中组内客户</translation>
    </message>
    <message>
        <source>Order of the groups...</source>
        <translation>分组排列次序…</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>取消分组</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientTexts</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message>
        <source> </source>
        <comment>between years and months</comment>
        <translation> </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1（暂定）</translation>
    </message>
    <message>
        <source>The tier may change when what is missing is filled in.</source>
        <translation>补齐缺失数据后，等级可能变化。</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>负责人 %1</translation>
    </message>
    <message>
        <source>client for %1</source>
        <translation>合作 %1</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>%1 完成</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientTimeline</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing in the timeline has these words.</source>
        <translation>时间线中没有匹配的内容。</translation>
    </message>
    <message>
        <source>Nothing of this kind.</source>
        <translation>没有这类记录。</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Write above what was said, and press Enter.</source>
        <translation>还没有任何记录。在上方写下沟通内容，按 Enter 保存。</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Take off the pin (P)</source>
        <translation>取消置顶（P）</translation>
    </message>
    <message>
        <source>Pin to the top (P)</source>
        <translation>置顶（P）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Put the value before back (R)</source>
        <translation>恢复为之前的值（R）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>搜索时间线</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示哪些</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientsPage</name>
    <message>
        <source>Reading the list</source>
        <translation>正在读取列表</translation>
    </message>
    <message>
        <source>“%1” is in the recycle bin.</source>
        <translation>“%1”在回收站中。</translation>
    </message>
    <message>
        <source>Show the recycle bin</source>
        <translation>查看回收站</translation>
    </message>
    <message>
        <source>Condition over which field?</source>
        <translation>按哪个字段筛选？</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>计算得出</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message numerus="yes">
        <source>in %n year(s)</source>
        <translation>
            <numerusform>近 %n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%2%1 %3</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>按 %1</translation>
    </message>
    <message>
        <source>search “%1”</source>
        <translation>搜索“%1”</translation>
    </message>
    <message>
        <source>No client fits</source>
        <translation>没有符合条件的客户</translation>
    </message>
    <message>
        <source>Shown are clients with: %1</source>
        <translation>当前条件：%1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>没有已归档的客户</translation>
    </message>
    <message>
        <source>Archived clients keep everything and stay out of the way.</source>
        <translation>归档的客户保留全部内容，不再出现在日常列表中。</translation>
    </message>
    <message>
        <source>Show all clients</source>
        <translation>查看全部客户</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Import your list, or add the first one by hand.</source>
        <translation>导入客户名单，或手动新建第一个客户。</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New client...</source>
        <translation>新建客户…</translation>
    </message>
    <message>
        <source>List of clients</source>
        <translation>客户列表</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Find in the list by name, short name, pinyin or initials</source>
        <translation>按名称、简称、拼音或首字母在列表中查找</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>新建客户</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted since</source>
        <translation>
            <numerusform>其中 %n 个之后已删除</numerusform>
        </translation>
    </message>
    <message>
        <source>Export list...</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Columns of the list...</source>
        <translation>列表的列…</translation>
    </message>
    <message>
        <source>Clear search and conditions</source>
        <translation>清除搜索和条件</translation>
    </message>
    <message>
        <source>Save this list as a segment...</source>
        <translation>把此名单存为细分…</translation>
    </message>
    <message>
        <source>Open the form...</source>
        <translation>打开表单…</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Tag...</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Set a field of the selected...</source>
        <translation>批量修改字段…</translation>
    </message>
    <message>
        <source>Add %1...</source>
        <translation>新增%1…</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Log an interaction</source>
        <translation>记录互动</translation>
    </message>
    <message>
        <source>Everything about this client</source>
        <translation>客户全貌</translation>
    </message>
    <message>
        <source>Save this list as a view...</source>
        <translation>把此名单存为视图…</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>存为视图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Everybody who opens this workspace</source>
        <translation>打开本工作区的所有人</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>谁能看到</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>Rename or share...</source>
        <translation>改名或共享…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Put clients that have something in common under one heading, with their sums</source>
        <translation>把有共同点的客户归在一个标题下，并给出合计</translation>
    </message>
    <message>
        <source>Group the list...</source>
        <translation>列表分组…</translation>
    </message>
    <message>
        <source>Order of the groups...</source>
        <translation>分组排列次序…</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>折叠全部分组</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>展开全部分组</translation>
    </message>
    <message>
        <source>how many, how much</source>
        <translation>数量、金额、日期</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>条件组</translation>
    </message>
    <message>
        <source>all, any or none of them</source>
        <translation>全部、任一或都不满足</translation>
    </message>
    <message>
        <source>Group by which field?</source>
        <translation>按哪个字段分组？</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>取消分组</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Groups in which order?</source>
        <translation>各组按什么排列？</translation>
    </message>
    <message>
        <source>as the list would be sorted by it</source>
        <translation>按字段本身的次序</translation>
    </message>
    <message>
        <source>Number of clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>largest first</source>
        <translation>从大到小</translation>
    </message>
    <message>
        <source>mean, largest first</source>
        <translation>平均值，从大到小</translation>
    </message>
    <message>
        <source>sum, largest first</source>
        <translation>合计，从大到小</translation>
    </message>
    <message>
        <source>in groups by %1</source>
        <translation>按 %1 分组</translation>
    </message>
    <message>
        <source>Paste into cells...</source>
        <translation>粘贴到单元格…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Hand over...</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Take from the pool</source>
        <translation>从公海领取</translation>
    </message>
    <message>
        <source>Back into the pool...</source>
        <translation>收回公海…</translation>
    </message>
    <message>
        <source>Invite to an event...</source>
        <translation>邀请参加活动…</translation>
    </message>
</context>
<context>
    <name>meike::ui::ClvCard</name>
    <message>
        <source>8 times in 10 between %1</source>
        <translation>十次中有八次在 %1 之间</translation>
    </message>
    <message>
        <source>Next %1 months, today&apos;s clients only: new ones are not counted.</source>
        <translation>未来 %1 个月，只算现有客户，不含新客户。</translation>
    </message>
    <message>
        <source>A rough guide only.</source>
        <translation>仅供参考。</translation>
    </message>
    <message>
        <source>A range is known for all clients together only.</source>
        <translation>只有全部客户合计时才有区间。</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>CLV</source>
        <translation>CLV</translation>
    </message>
    <message>
        <source>8 times in 10</source>
        <translation>八成可能</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>仍合作</translation>
    </message>
    <message>
        <source>How likely the client is still active</source>
        <translation>客户仍在合作的可能</translation>
    </message>
</context>
<context>
    <name>meike::ui::CohortCard</name>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Retention: rows are when clients first bought, columns are the periods after</source>
        <translation>客户留存：行是首次合作的时期，列是之后各期</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%2中的 %1 个，%3</translation>
    </message>
    <message>
        <source>This period has not ended yet.</source>
        <translation>这一期尚未结束。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次合作</translation>
    </message>
    <message>
        <source>Nobody has bought yet.</source>
        <translation>还没有客户合作过。</translation>
    </message>
    <message>
        <source>* not ended yet. Columns are the periods after the first purchase.</source>
        <translation>* 尚未结束。列为首次合作之后的各期。</translation>
    </message>
    <message>
        <source>Columns are the periods after the first purchase.</source>
        <translation>列为首次合作之后的各期。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>meike::ui::CompareCard</name>
    <message>
        <source>Comparing the two</source>
        <translation>正在对比两次评估</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>There is no earlier assessment of the same tiers to compare with. Save one each quarter, and this shows who moved and why.</source>
        <translation>没有更早的、等级划分相同的评估可比。每季度保存一次，这里会列出谁的等级变了、为什么。</translation>
    </message>
    <message>
        <source>▲ Up</source>
        <translation>▲ 升级</translation>
    </message>
    <message>
        <source>▼ Down</source>
        <translation>▼ 降级</translation>
    </message>
    <message>
        <source>First tier</source>
        <translation>首次评级</translation>
    </message>
    <message>
        <source>Why: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>仅列出前 %1 个。</translation>
    </message>
    <message>
        <source>Earlier assessment</source>
        <translation>对比的评估</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原等级</translation>
    </message>
    <message>
        <source>After</source>
        <translation>现等级</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>窗口内价值</translation>
    </message>
    <message>
        <source>%1 compared with</source>
        <translation>%1，对比</translation>
    </message>
    <message>
        <source>No tier now</source>
        <translation>不再评级</translation>
    </message>
    <message>
        <source>No client with a tier in both changed tier.</source>
        <translation>两次都有等级的客户，等级均未变化。</translation>
    </message>
    <message>
        <source>Clients whose tier changed</source>
        <translation>等级有变化的客户</translation>
    </message>
</context>
<context>
    <name>meike::ui::ConcentrationCard</name>
    <message>
        <source>%1  %2</source>
        <comment>top 5 and its share</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>80% of the value: %1</source>
        <translation>%1贡献 80% 的价值</translation>
    </message>
</context>
<context>
    <name>meike::ui::ConditionEditor</name>
    <message>
        <source>Comparison</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Condition: %1</source>
        <translation>条件：%1</translation>
    </message>
    <message>
        <source>Tick at least one value.</source>
        <translation>请至少勾选一个值。</translation>
    </message>
    <message>
        <source>This value cannot be read.</source>
        <translation>无法识别这个值。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ConditionRow</name>
    <message>
        <source>Comparison</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Only some of them</source>
        <translation>只算其中一部分</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>移除此条件</translation>
    </message>
    <message>
        <source>Condition about what? (pinyin works)</source>
        <translation>条件看什么？（支持拼音）</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>计算所得</translation>
    </message>
    <message>
        <source>how many, how much</source>
        <translation>数量、金额、日期</translation>
    </message>
    <message>
        <source>Another segment</source>
        <translation>另一个细分</translation>
    </message>
    <message>
        <source>is in it</source>
        <translation>属于它</translation>
    </message>
    <message>
        <source>In segment</source>
        <translation>属于细分</translation>
    </message>
    <message>
        <source>Fixed list</source>
        <translation>固定名单</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Condition about: %1</source>
        <translation>条件：%1</translation>
    </message>
    <message>
        <source>A value is missing or cannot be read: this condition does not count yet.</source>
        <translation>缺少取值或取值无法识别，此条件暂不计入。</translation>
    </message>
    <message>
        <source>%1 chosen one by one</source>
        <translation>逐个选定的 %1</translation>
    </message>
</context>
<context>
    <name>meike::ui::ContactSheets</name>
    <message numerus="yes">
        <source>%n card(s) written to %1</source>
        <translation>
            <numerusform>已将 %n 张名片写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 换单位</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>去往客户(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Job title there</source>
        <translation>在那里的职务(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>起始日期(&amp;F)</translation>
    </message>
    <message>
        <source>Say which client.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>Say from which day.</source>
        <translation>请填写起始日期。</translation>
    </message>
    <message>
        <source>Contacts as cards</source>
        <translation>联系人名片</translation>
    </message>
    <message>
        <source>Choose a file...</source>
        <translation>选择文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) with phones and e-mail, as phones and mail programs read them. This is personal data: what it is for goes into the borrow register.</source>
        <translation>
            <numerusform>%n 张名片，含电话和邮箱，手机和邮件程序可直接读取。名片属于个人信息，用途将记入导出登记。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>用途(&amp;P)</translation>
    </message>
    <message>
        <source>State the purpose.</source>
        <translation>请填写用途。</translation>
    </message>
    <message>
        <source>Cards (*.vcf)</source>
        <translation>名片 (*.vcf)</translation>
    </message>
    <message>
        <source>What %1 was at %2 stays there as a part that has ended, with everything that was noted there.</source>
        <translation>%1 在%2的任职会作为“已结束”保留，已有的往来记录仍在原客户名下。</translation>
    </message>
</context>
<context>
    <name>meike::ui::CorrectionSheets</name>
    <message>
        <source>NPS %1 of 10</source>
        <translation>推荐值 %1 / 10</translation>
    </message>
    <message>
        <source>CSAT %1 of 5</source>
        <translation>满意度 %1 / 5</translation>
    </message>
    <message>
        <source>Corrective action</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Make it a task</source>
        <translation>转为任务</translation>
    </message>
    <message>
        <source>What will be done, so that the client sees it</source>
        <translation>准备做什么，让客户看得见</translation>
    </message>
    <message>
        <source>&amp;Action</source>
        <translation>整改措施(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Due</source>
        <translation>期限(&amp;D)</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>谁来做(&amp;W)</translation>
    </message>
    <message>
        <source>Say what will be done about it.</source>
        <translation>请写明准备怎么整改。</translation>
    </message>
    <message>
        <source>What does the client say now?</source>
        <translation>客户现在怎么说？</translation>
    </message>
    <message>
        <source>Close with this score</source>
        <translation>按此得分关闭</translation>
    </message>
    <message>
        <source>&amp;New score (0–10)</source>
        <translation>新得分 0–10(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;New score (1–5)</source>
        <translation>新得分 1–5(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>意见(&amp;C)</translation>
    </message>
    <message>
        <source>Ask the client: without a new score nobody knows whether it has helped.</source>
        <translation>请再问一次客户：没有新得分，就不知道整改有没有用。</translation>
    </message>
</context>
<context>
    <name>meike::ui::CurrencyEditor</name>
    <message>
        <source>This is not a currency code such as CNY or USD.</source>
        <translation>不是币种代码（如 CNY、USD）。</translation>
    </message>
</context>
<context>
    <name>meike::ui::DashboardFilters</name>
    <message>
        <source>&amp;Owner</source>
        <translation>负责人(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;lients</source>
        <translation>客户范围(&amp;L)</translation>
    </message>
    <message>
        <source>Value &amp;basis</source>
        <translation>价值口径(&amp;B)</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>As in the profile</source>
        <translation>按评分规则</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2中的 %1 个</translation>
    </message>
    <message>
        <source>As in the profile (%1)</source>
        <translation>按评分规则（%1）</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>全部负责人</translation>
    </message>
    <message>
        <source>No owner</source>
        <translation>无负责人</translation>
    </message>
</context>
<context>
    <name>meike::ui::DashboardPage</name>
    <message>
        <source>Computing the dashboard</source>
        <translation>正在计算看板</translation>
    </message>
    <message>
        <source>%1 is scored by the profile&apos;s thresholds: there are too few clients for quantiles (%2).</source>
        <translation>%1 按方案阈值评分：客户太少（%2 个），不适合按分位数评分。</translation>
    </message>
    <message>
        <source>%1 is scored by the profile&apos;s thresholds: too few different values for quantiles.</source>
        <translation>%1 按方案阈值评分：不同取值太少，不适合按分位数评分。</translation>
    </message>
    <message>
        <source>%1 is scored by the profile&apos;s thresholds: more than half of the clients have the same value.</source>
        <translation>%1 按方案阈值评分：超过一半的客户取值相同。</translation>
    </message>
    <message>
        <source>%1 is 1 for everybody: no client has a positive value.</source>
        <translation>所有客户的 %1 均为 1 分：没有客户的价值大于零。</translation>
    </message>
    <message numerus="yes">
        <source>%n clients have no value: a currency they paid in has no rate (see Settings).</source>
        <translation>
            <numerusform>%n 个客户无法计算价值：其付款币种缺少汇率（见“设置”）。</numerusform>
        </translation>
    </message>
    <message>
        <source>No purchase before %1</source>
        <translation>%1 之前没有合作记录</translation>
    </message>
    <message>
        <source>On this day there was nothing to assess yet.</source>
        <translation>截至当日还没有可评估的数据。</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Import your client list, or add the first client by hand. Tiers and figures follow from their orders.</source>
        <translation>导入客户名单，或手动新建第一个客户。等级和数字由客户的订单得出。</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Add client...</source>
        <translation>新建客户…</translation>
    </message>
    <message>
        <source>%1, but no orders yet</source>
        <translation>已有 %1，但还没有订单</translation>
    </message>
    <message>
        <source>Scores, tiers and figures follow from orders. Import them from a table, or enter them at the client.</source>
        <translation>得分、等级和数字由订单得出。请从表格导入订单，或在客户处录入。</translation>
    </message>
    <message>
        <source>Import orders...</source>
        <translation>导入订单…</translation>
    </message>
    <message>
        <source>Tier dashboard</source>
        <translation>等级看板</translation>
    </message>
    <message>
        <source>Save assessment...</source>
        <translation>保存评估…</translation>
    </message>
    <message>
        <source>No client meets the filters.</source>
        <translation>没有符合筛选条件的客户。</translation>
    </message>
    <message>
        <source>Save, copy or print the figures</source>
        <translation>保存、复制或打印这些数字</translation>
    </message>
    <message>
        <source>Profile: %1 v%2 · value basis: %3 · %4</source>
        <translation>评分规则：%1 第 %2 版 · 价值口径：%3 · %4</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>历次评估</translation>
    </message>
    <message numerus="yes">
        <source>orders of the last %n years</source>
        <translation>
            <numerusform>近 %n 年订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>orders of the last %n days</source>
        <translation>
            <numerusform>近 %n 天订单</numerusform>
        </translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
</context>
<context>
    <name>meike::ui::DateEditor</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>从日历中选择</translation>
    </message>
    <message>
        <source>This date can be read in two ways. Write it as 2026-03-09.</source>
        <translation>这个日期有两种读法，请写成 2026-03-09 的形式。</translation>
    </message>
    <message>
        <source>There is no such date. Write it as 2026-03-09.</source>
        <translation>没有这个日期，请写成 2026-03-09 的形式。</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>不填日期</translation>
    </message>
</context>
<context>
    <name>meike::ui::DayCell</name>
    <message>
        <source>day off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>%1 / %2 h</source>
        <translation>%1 / %2 小时</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 hours for what playbooks want</source>
        <translation>方案已排 %1 小时，可用 %2 小时</translation>
    </message>
    <message>
        <source>a day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Click to see that day alone, again to see all</source>
        <translation>点一下只看这一天，再点看全部</translation>
    </message>
</context>
<context>
    <name>meike::ui::DriversCard</name>
    <message>
        <source>The history is too short to tell.</source>
        <translation>历史太短，还看不出来。</translation>
    </message>
    <message>
        <source>The higher it is, the more clients order again.</source>
        <translation>数值越高，再次下单的客户越多。</translation>
    </message>
    <message>
        <source>The higher it is, the fewer clients order again.</source>
        <translation>数值越高，再次下单的客户越少。</translation>
    </message>
    <message>
        <source>None of the measures below tells the two apart.</source>
        <translation>以下指标都区分不出这两类客户。</translation>
    </message>
    <message>
        <source>How do clients who reorder differ?</source>
        <translation>再次下单的客户有什么不同？</translation>
    </message>
    <message>
        <source>How the clients who ordered again within %1 differed beforehand from those who did not. The percentage: this measure&apos;s share of all the difference that was found. A link is not yet a cause.</source>
        <translation>%1内再次下单的客户，与没有再下单的客户，事前有什么不同。百分比是这项指标占全部已知差异的份额。有关联不等于有因果。</translation>
    </message>
    <message>
        <source>It differs, but not in one direction.</source>
        <translation>有差异，但不是单方向的。</translation>
    </message>
</context>
<context>
    <name>meike::ui::DuplicateHint</name>
    <message>
        <source>There is a client called “%1” already.</source>
        <translation>已有名为“%1”的客户。</translation>
    </message>
    <message>
        <source>This may be “%1”, who is there already: %2.</source>
        <translation>可能就是已有的“%1”：%2。</translation>
    </message>
</context>
<context>
    <name>meike::ui::DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>重复客户</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>How sure at least</source>
        <translation>至少的把握</translation>
    </message>
    <message>
        <source>%1 and surer</source>
        <translation>%1及以上</translation>
    </message>
    <message>
        <source>Pairs of clients</source>
        <translation>疑似重复的客户</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>The same as</source>
        <translation>可能同为</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>No client is there twice</source>
        <translation>没有发现重复客户</translation>
    </message>
    <message>
        <source>Names, registration numbers, phones, e-mail and websites were compared. With “%1” more pairs may come up.</source>
        <translation>已比较名称、统一社会信用代码、电话、邮箱和网站。选“%1”可能还会列出更多。</translation>
    </message>
    <message>
        <source>Comparing clients</source>
        <translation>正在比较客户</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 compared</source>
        <translation>比较了 %1</translation>
    </message>
    <message>
        <source>the surest of %1</source>
        <translation>%1 对中把握最大的</translation>
    </message>
    <message numerus="yes">
        <source>%n said not to be the same</source>
        <translation>
            <numerusform>%n 对已标为不是同一客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>合并这两个客户</translation>
    </message>
    <message>
        <source>They are not the same</source>
        <translation>标为不是同一客户</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>查找重复客户</translation>
    </message>
</context>
<context>
    <name>meike::ui::EffectCard</name>
    <message>
        <source>Did it help?</source>
        <translation>有没有效果</translation>
    </message>
    <message>
        <source>Share held out, per cent</source>
        <translation>对照比例（%）</translation>
    </message>
    <message>
        <source>Days counted</source>
        <translation>观察天数</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>对照读取日</translation>
    </message>
    <message>
        <source>Hold out %1 per cent of those who come in, by chance, and read on %3 what they have ordered within %2 days. Key accounts are never held out.</source>
        <translation>新进客户随机留出 %1 % 作对照，观察进入后 %2 天内的订单，%3 读取结果。大客户不作对照。</translation>
    </message>
</context>
<context>
    <name>meike::ui::EventSheet</name>
    <message>
        <source>New event</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>请填写%1。</translation>
    </message>
</context>
<context>
    <name>meike::ui::EventsPage</name>
    <message>
        <source>%1 invited, %2 coming, %3 came</source>
        <translation>邀请 %1 位，确认 %2 位，到场 %3 位</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ahead</source>
        <translation>
            <numerusform>即将举办 %Ln 场</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a guest who came</source>
        <translation>人均 %1</translation>
    </message>
    <message>
        <source>New event...</source>
        <translation>新建活动…</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>还没有活动</translation>
    </message>
    <message>
        <source>An evening of thanks, a launch, a salon: note whom you invite, who comes, and what it costs.</source>
        <translation>答谢会、发布会、沙龙：记录邀请了谁、谁参加、花了多少。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>嘉宾</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Nobody is invited yet. Select clients in the list and choose “Invite to an event...”.</source>
        <translation>还没有邀请客户。在客户列表中选中客户，选择“邀请参加活动…”。</translation>
    </message>
    <message>
        <source>Choose clients...</source>
        <translation>选择客户…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Edit...</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>meike::ui::ExpertCard</name>
    <message>
        <source>For experts: parameters and fit</source>
        <translation>专业信息：参数与拟合</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准误</translation>
    </message>
</context>
<context>
    <name>meike::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Exact: keys and plain values for other programs</source>
        <translation>原样：字段代码和原始值，供其他程序使用</translation>
    </message>
    <message>
        <source>GB18030 (older Chinese programs)</source>
        <translation>GB18030（兼容较早的中文软件）</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>用途(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Recipient</source>
        <translation>接收方(&amp;R)</translation>
    </message>
    <message>
        <source>Return &amp;by</source>
        <translation>归还或销毁日期(&amp;B)</translation>
    </message>
    <message>
        <source>Personal data is included: %1. State the purpose.</source>
        <translation>包含个人信息：%1。请注明用途。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n columns, rows and order as the list shows them.</source>
        <translation>
            <numerusform>%n 列；行和顺序与列表一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n columns, rows and order as the list shows them.</source>
        <translation>
            <numerusform>%1，%n 列；行和顺序与列表一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>State the purpose.</source>
        <translation>请注明用途。</translation>
    </message>
    <message>
        <source>%1 exported to %2</source>
        <translation>已将 %1导出到 %2</translation>
    </message>
    <message>
        <source>For people: an Excel workbook (.xlsx)</source>
        <translation>供人阅读：Excel 工作簿（.xlsx）</translation>
    </message>
    <message>
        <source>For people: a CSV table that opens in Excel, with names of columns and readable values</source>
        <translation>供人阅读：CSV 表格，可用 Excel 打开，带表头和文字说明</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx);;CSV tables (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>The file&apos;s name must end in .xlsx or .csv.</source>
        <translation>文件名须以 .xlsx 或 .csv 结尾。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>保留两者</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>“%1”已存在。</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出%1</translation>
    </message>
    <message>
        <source>Say what it is for in the register of exports</source>
        <translation>在导出登记中写明用途</translation>
    </message>
</context>
<context>
    <name>meike::ui::FieldLine</name>
    <message>
        <source>empty</source>
        <translation>空白</translation>
    </message>
</context>
<context>
    <name>meike::ui::FilterChip</name>
    <message>
        <source>Condition: %1 %2</source>
        <translation>条件：%1 %2</translation>
    </message>
    <message>
        <source>Enter edits it, Delete removes it</source>
        <translation>按 Enter 编辑，按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>meike::ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>meike::ui::FormSection</name>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>已展开</translation>
    </message>
</context>
<context>
    <name>meike::ui::FunnelCard</name>
    <message>
        <source>Stage now</source>
        <translation>当前阶段</translation>
    </message>
    <message>
        <source>%1, value in window %2</source>
        <translation>%1，窗口内价值 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>clients and their share</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of the step before</source>
        <translation>占上一步 %1</translation>
    </message>
</context>
<context>
    <name>meike::ui::GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>用户手册</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>在手册中查找</translation>
    </message>
</context>
<context>
    <name>meike::ui::HandoverSheet</name>
    <message>
        <source>Hand over %1</source>
        <translation>移交 %1</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Nobody: back into the pool</source>
        <translation>收回公海（暂无负责人）</translation>
    </message>
    <message>
        <source>Their open tasks go along, and what playbooks plan; the history stays.</source>
        <translation>未完成的任务和维护方案的安排一并转给新负责人，历史记录保留。</translation>
    </message>
    <message>
        <source>They are in the pool: nobody looks after them yet.</source>
        <translation>这些客户在公海，还没有负责人。</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>交给(&amp;T)</translation>
    </message>
    <message>
        <source>Why, and what the next one has to know</source>
        <translation>移交原因，以及接手人需要知道的事</translation>
    </message>
    <message>
        <source>What the next one has to know (optional)</source>
        <translation>接手人需要知道的事（可不填）</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>交接说明(&amp;N)</translation>
    </message>
    <message>
        <source>Say who gets them.</source>
        <translation>请选择接手人。</translation>
    </message>
    <message>
        <source>Somebody loses a client: say why.</source>
        <translation>有客户要换负责人，请写明原因。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportCheckPage</name>
    <message>
        <source>First rows and what would become of them</source>
        <translation>前若干行及其导入结果</translation>
    </message>
    <message>
        <source>Checking every row</source>
        <translation>正在逐行检查</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>%1 rows read. Nothing has been written yet.</source>
        <translation>已读取 %1 行，尚未写入任何数据。</translation>
    </message>
    <message>
        <source>%1 will be added because rows name them.</source>
        <translation>表中提到但尚未建档的 %1将一并新增。</translation>
    </message>
    <message>
        <source>Refused rows can be saved afterwards, repaired and imported again.</source>
        <translation>未通过的行可在导入后另存，修正后再次导入。</translation>
    </message>
    <message>
        <source>“%1” holds dates such as %2. What comes first?</source>
        <translation>“%1”列中有 %2 这样的日期，最前面的是？</translation>
    </message>
    <message>
        <source>“%1” holds numbers such as %2. What is before the decimals?</source>
        <translation>“%1”列中有 %2 这样的数字，小数前面是？</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>A point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>A comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>old and new value</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The days of “%1” say no year (%2). Which year are they of?</source>
        <translation>“%1”列的日期没有写年份（如 %2），是哪一年？</translation>
    </message>
    <message>
        <source>Take this year</source>
        <translation>用这一年</translation>
    </message>
    <message>
        <source>Rows name the same record and differ, “%1” in lines %2 and %3 for one. What are they?</source>
        <translation>有多行指向同一条记录但内容不同，例如第 %2 行和第 %3 行的“%1”。应当怎么处理？</translation>
    </message>
    <message>
        <source>Lines of one document: add up</source>
        <translation>同一单据的多行：合计</translation>
    </message>
    <message>
        <source>Records of their own</source>
        <translation>各自是一条记录</translation>
    </message>
    <message>
        <source>Mistakes: refuse them</source>
        <translation>是错误：拒绝导入</translation>
    </message>
    <message>
        <source>content of every column</source>
        <translation>所有列的内容</translation>
    </message>
    <message>
        <source>A row is there already when it has the same: %1.</source>
        <translation>下列内容相同即视为已有记录：%1。</translation>
    </message>
    <message>
        <source>Decide...</source>
        <translation>逐一确认…</translation>
    </message>
    <message>
        <source>Save the refused rows...</source>
        <translation>另存未通过的行…</translation>
    </message>
    <message>
        <source>No row can be imported. The refused ones can be saved with their reasons, repaired and imported again.</source>
        <translation>没有可导入的行。未通过的行可连同原因另存，修正后再次导入。</translation>
    </message>
    <message numerus="yes">
        <source>%n new client(s) have names similar to others, “%1” to “%2”.</source>
        <translation>
            <numerusform>%n 个新客户与其他客户名称相近，如“%1”与“%2”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n similar name(s) decided.</source>
        <translation>
            <numerusform>已认定 %n 个相近名称。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>更改…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are refused because they name a client that is not there, “%1” for one.</source>
        <translation>
            <numerusform>有 %n 行未通过：所指的客户不存在（如“%1”）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add these clients</source>
        <translation>新建这些客户</translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportColumnsPage</name>
    <message>
        <source>Add clients that are not there yet</source>
        <translation>自动新建尚不存在的客户</translation>
    </message>
    <message>
        <source>Currency of rows that name none</source>
        <translation>未注明币种时使用</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>导入内容</translation>
    </message>
    <message>
        <source>Add new ones, update those that are there</source>
        <translation>新增并更新已有记录</translation>
    </message>
    <message>
        <source>Only add new ones</source>
        <translation>仅新增</translation>
    </message>
    <message>
        <source>Only update those that are there</source>
        <translation>仅更新已有记录</translation>
    </message>
    <message>
        <source>What to do with rows that are there</source>
        <translation>已有记录的处理方式</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>对应字段</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>各列对应的字段</translation>
    </message>
    <message>
        <source>— not imported</source>
        <translation>— 不导入</translation>
    </message>
    <message>
        <source>Column “%1” means</source>
        <translation>“%1”列对应的字段</translation>
    </message>
    <message>
        <source>A row is there already when it has the same</source>
        <translation>按以下字段识别已有记录</translation>
    </message>
    <message>
        <source>No column for: %1. Choose what they are called in your file.</source>
        <translation>缺少对应的列：%1。请选择它们在文件中对应哪一列。</translation>
    </message>
    <message>
        <source>Chosen for two columns: %1.</source>
        <translation>同一字段对应了两列：%1。</translation>
    </message>
    <message>
        <source>In records that are there</source>
        <translation>对已有记录</translation>
    </message>
    <message>
        <source>What column “%1” does to records that are there</source>
        <translation>“%1”列如何更新已有记录</translation>
    </message>
    <message>
        <source>add to them</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>fill only what is empty</source>
        <translation>仅填补空白</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>不更新</translation>
    </message>
    <message>
        <source>New field “%1” (%2)</source>
        <translation>新建字段“%1”（%2）</translation>
    </message>
    <message>
        <source>Add parents and agents that are not there yet</source>
        <translation>自动新建尚不存在的上级集团和代理</translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportDialog</name>
    <message>
        <source>This step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Check rows</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <source>Import %1 rows</source>
        <translation>导入 %1 行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 文件</translation>
    </message>
    <message>
        <source>2 Columns</source>
        <translation>2 列对应</translation>
    </message>
    <message>
        <source>3 Check</source>
        <translation>3 检查</translation>
    </message>
    <message>
        <source>4 Result</source>
        <translation>4 结果</translation>
    </message>
    <message>
        <source>Cancelling leaves the workspace as it was.</source>
        <translation>取消后，工作区保持原样。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Importing rows</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Nothing was imported. The message at the bottom of the window says why.</source>
        <translation>没有导入任何内容，原因见窗口底部的消息。</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>Leave the import of “%1”?</source>
        <translation>是否放弃导入“%1”？</translation>
    </message>
    <message>
        <source>Nothing of it is imported yet.</source>
        <translation>尚未导入任何内容。</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>放弃导入</translation>
    </message>
    <message>
        <source>Save the decisions</source>
        <translation>保存判断</translation>
    </message>
    <message>
        <source>Nothing of it is imported yet, and what you have answered and chosen is lost.</source>
        <translation>尚未导入任何内容；离开后，已作的回答和选择将丢失。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportFilePage</name>
    <message>
        <source>Choose file...</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Blank templates</source>
        <translation>空白模板</translation>
    </message>
    <message>
        <source>Recognise encoding</source>
        <translation>自动识别编码</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Recognise columns</source>
        <translation>自动识别分隔符</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>What separates the columns</source>
        <translation>列分隔符</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前若干行</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>About %1 rows, %2 columns, %3</source>
        <translation>约 %1 行，%2 列，%3</translation>
    </message>
    <message numerus="yes">
        <source>%n places do not fit this encoding: choose another one.</source>
        <translation>
            <numerusform>有 %n 处与此编码不符，请选择其他编码。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1...</source>
        <comment>save a blank template of this kind</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Save blank template</source>
        <translation>保存空白模板</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Template saved</source>
        <translation>模板已保存</translation>
    </message>
    <message>
        <source>Drop a table here</source>
        <translation>将表格拖到这里</translation>
    </message>
    <message>
        <source>Template not saved</source>
        <translation>模板未保存</translation>
    </message>
    <message>
        <source>Total rows are rows like others</source>
        <translation>合计行也按普通行导入</translation>
    </message>
    <message>
        <source>Excel (.xlsx, .xls), ODS, CSV and other text tables are read. Nothing is written before you have seen what would happen.</source>
        <translation>可读取 Excel（.xlsx、.xls）、ODS、CSV 等表格。写入之前会先列出将要发生的变化。</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>粘贴表格</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Where the names of the columns stand</source>
        <translation>列名所在的行</translation>
    </message>
    <message>
        <source>Or click the row in the table below.</source>
        <translation>也可以直接点击下方表格中的那一行。</translation>
    </message>
    <message>
        <source>Recognise the header</source>
        <translation>自动识别表头</translation>
    </message>
    <message>
        <source>No header</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>Header in row %1</source>
        <translation>表头在第 %1 行</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv *.tsv *.txt *.tab *.html *.vcf);;All files (*)</source>
        <translation>表格 (*.xlsx *.xls *.ods *.csv *.tsv *.txt *.tab *.html *.vcf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Nothing to paste</source>
        <translation>没有可粘贴的内容</translation>
    </message>
    <message>
        <source>Copy a table in Excel, WPS or another program first.</source>
        <translation>请先在 Excel、WPS 等程序中复制一个表格。</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The table could not be pasted</source>
        <translation>无法粘贴表格</translation>
    </message>
    <message>
        <source>%1 columns, %2</source>
        <translation>%1 列，%2</translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation>%1（隐藏）</translation>
    </message>
    <message>
        <source>Header recognised: row %1</source>
        <translation>已识别表头：第 %1 行</translation>
    </message>
    <message>
        <source>Fill “%1” down</source>
        <translation>向下填充“%1”</translation>
    </message>
    <message>
        <source>An empty cell means the value above it, as in merged cells.</source>
        <translation>空单元格按上方的值处理，与合并单元格相同。</translation>
    </message>
    <message>
        <source>A total: left out</source>
        <translation>合计行：不导入</translation>
    </message>
    <message>
        <source>Above the header: left out</source>
        <translation>表头以上：不导入</translation>
    </message>
    <message>
        <source>The names of the columns</source>
        <translation>列名</translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportResultPage</name>
    <message>
        <source>Save refused rows...</source>
        <translation>保存未通过的行…</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Why rows were refused</source>
        <translation>未通过的原因</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>_refused</source>
        <translation>_未通过</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>保存未通过的行</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Refused rows saved with their reasons: %1</source>
        <translation>已保存未通过的行及原因：%1</translation>
    </message>
    <message>
        <source>Imported in %1 seconds, as one step that can be undone.</source>
        <translation>导入完成，用时 %1 秒，可一步撤销。</translation>
    </message>
    <message>
        <source>Nothing was new: the workspace is as it was.</source>
        <translation>没有新内容：工作区保持原样。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>%1 added because rows name them.</source>
        <translation>表中提到但尚未建档的 %1已一并新增。</translation>
    </message>
    <message>
        <source>The decisions about similar names are kept. The rows brought nothing new.</source>
        <translation>已保存对相近名称的判断。文件中没有新内容。</translation>
    </message>
</context>
<context>
    <name>meike::ui::InviteSheet</name>
    <message>
        <source>Invite %1</source>
        <translation>邀请 %1</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>A new event</source>
        <translation>新的活动</translation>
    </message>
    <message>
        <source>&amp;Event</source>
        <translation>活动(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>Whoever is on the list already stays as they are.</source>
        <translation>已在名单中的客户保持不变。</translation>
    </message>
    <message>
        <source>Give the event a name.</source>
        <translation>请填写活动名称。</translation>
    </message>
</context>
<context>
    <name>meike::ui::JoinSheet</name>
    <message>
        <source>New criterion</source>
        <translation>新条件</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Short: it stands over a column</source>
        <translation>要短：它是一列的标题</translation>
    </message>
    <message>
        <source>What it &amp;asks</source>
        <translation>要求(&amp;A)</translation>
    </message>
    <message>
        <source>computed by the conditions below</source>
        <translation>按下面的条件计算</translation>
    </message>
    <message>
        <source>ticked by hand, with a note</source>
        <translation>人工确认，写明依据</translation>
    </message>
    <message>
        <source>&amp;Met is</source>
        <translation>满足与否(&amp;M)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Give the criterion a name.</source>
        <translation>请给条件取个名称。</translation>
    </message>
    <message>
        <source>Complete the conditions, or let it be ticked by hand.</source>
        <translation>请把条件填完整，或改为人工确认。</translation>
    </message>
    <message>
        <source>Joined, kept and left</source>
        <translation>进出记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>By</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <comment>kept, day</comment>
        <translation>%1到 %2</translation>
    </message>
    <message>
        <source>What it costs: %1</source>
        <translation>移出的代价：%1</translation>
    </message>
    <message>
        <source>A new key account</source>
        <translation>加入大客户</translation>
    </message>
    <message>
        <source>Make it a key account</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>客户(&amp;C)</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Executive &amp;sponsor</source>
        <translation>高层负责人(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>There are no criteria yet: whoever joins needs a reason of its own.</source>
        <translation>还没有条件：加入的客户都要写明理由。</translation>
    </message>
    <message>
        <source>How one knows</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <comment>criterion</comment>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>– %1 · not known</source>
        <comment>criterion</comment>
        <translation>– %1 · 缺数据</translation>
    </message>
    <message>
        <source>✗ %1 · %2</source>
        <comment>criterion, what there is</comment>
        <translation>✗ %1 · 现为 %2</translation>
    </message>
    <message>
        <source>All %1 seats are taken: one more needs a reason.</source>
        <translation>%1 个名额已满：再加入要写理由。</translation>
    </message>
    <message>
        <source>Where a criterion is not met, the reason is kept with the decision.</source>
        <translation>有条件不满足时要写理由，理由随决定留存。</translation>
    </message>
    <message>
        <source>Say which client.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>The criteria are being looked at: a moment.</source>
        <translation>正在核对条件，请稍候。</translation>
    </message>
    <message>
        <source>It is a key account already.</source>
        <translation>它已经是大客户。</translation>
    </message>
    <message>
        <source>Say how one knows that it meets “%1”.</source>
        <translation>请写明满足“%1”的依据。</translation>
    </message>
    <message>
        <source>There are %1 key accounts already: say why there should be one more.</source>
        <translation>大客户已有 %1 个：请写明为什么还要加。</translation>
    </message>
    <message>
        <source>Say why it should be a key account.</source>
        <translation>请写明加入的理由。</translation>
    </message>
    <message>
        <source>It does not meet %1: say why it should be a key account all the same.</source>
        <translation>不满足%1：请写明为什么仍要加入。</translation>
    </message>
    <message>
        <source>Keep it for now</source>
        <translation>暂时保留</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>理由(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>保留到(&amp;U)</translation>
    </message>
    <message>
        <source>Say why it stays one though it does not meet every criterion.</source>
        <translation>有条件不满足，请写明为什么保留。</translation>
    </message>
    <message>
        <source>No key account any more</source>
        <translation>移出大客户</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Say why it leaves: the reason is kept.</source>
        <translation>请写明移出的理由，理由会留存。</translation>
    </message>
    <message>
        <source>Tick a criterion</source>
        <translation>确认条件</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Criterion</source>
        <translation>条件(&amp;C)</translation>
    </message>
    <message>
        <source>met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不满足</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>结果(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;How one knows</source>
        <translation>依据(&amp;H)</translation>
    </message>
    <message>
        <source>Say how one knows: the note is kept.</source>
        <translation>请写明依据，依据会留存。</translation>
    </message>
</context>
<context>
    <name>meike::ui::KeyAccountsPage</name>
    <message>
        <source>%1...</source>
        <comment>criterion</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>New criterion...</source>
        <translation>新条件…</translation>
    </message>
    <message>
        <source>Take the usual criteria</source>
        <translation>采用常用条件</translation>
    </message>
    <message>
        <source>Key accounts</source>
        <translation>大客户</translation>
    </message>
    <message>
        <source>Joined and left</source>
        <translation>进出记录</translation>
    </message>
    <message>
        <source>Account plan (PDF)...</source>
        <translation>客户计划（PDF）…</translation>
    </message>
    <message>
        <source>Add a client...</source>
        <translation>加入客户…</translation>
    </message>
    <message>
        <source>Open the client</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Account plan</source>
        <translation>客户计划</translation>
    </message>
    <message>
        <source>Tick a criterion...</source>
        <translation>确认条件…</translation>
    </message>
    <message>
        <source>Keep for now...</source>
        <translation>暂时保留…</translation>
    </message>
    <message>
        <source>Remove...</source>
        <translation>移出…</translation>
    </message>
    <message>
        <source>Could join</source>
        <translation>可以加入</translation>
    </message>
    <message>
        <source>meet every criterion but one</source>
        <translation>条件已满足或只差一项</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改条件</translation>
    </message>
    <message>
        <source>No key account yet</source>
        <translation>还没有大客户</translation>
    </message>
    <message>
        <source>Choose the few clients that the house looks after most, 5 to 25, with criteria that everybody can check. Each has an executive sponsor and a plan; who no longer meets a criterion is named here every quarter.</source>
        <translation>挑出公司最该用心维护的少数客户，5 到 25 个，条件人人可查。每个大客户有高层负责人和客户计划；每个季度，这里会点名不再满足条件的客户。</translation>
    </message>
    <message>
        <source>New account plan...</source>
        <translation>新建客户计划…</translation>
    </message>
    <message>
        <source>Plan for %1</source>
        <translation>%1 年客户计划</translation>
    </message>
    <message>
        <source>Open the plan...</source>
        <translation>打开计划…</translation>
    </message>
    <message>
        <source>New goal...</source>
        <translation>新增目标…</translation>
    </message>
    <message>
        <source>New action...</source>
        <translation>新增行动…</translation>
    </message>
    <message>
        <source>As a PDF of two pages...</source>
        <translation>导出两页 PDF…</translation>
    </message>
    <message>
        <source>%1 account plan</source>
        <comment>client</comment>
        <translation>%1 客户计划</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The account plan is in %1.</source>
        <translation>客户计划已写入 %1。</translation>
    </message>
    <message>
        <source>This client has no account plan yet.</source>
        <translation>这个客户还没有客户计划。</translation>
    </message>
    <message>
        <source>It meets every criterion.</source>
        <translation>它满足全部条件。</translation>
    </message>
    <message>
        <source>Add a key account...</source>
        <translation>加入大客户…</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Executive sponsors</source>
        <translation>高层负责人</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>seats</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>more than there should be</source>
        <translation>超出名额</translation>
    </message>
    <message>
        <source>better few and well</source>
        <translation>建议从少做起</translation>
    </message>
    <message>
        <source>Value in window</source>
        <translation>窗口内价值</translation>
    </message>
    <message>
        <source>%1 of all clients</source>
        <translation>占全部客户 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>part, all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Seen by their sponsor</source>
        <translation>高层拜访按期</translation>
    </message>
    <message numerus="yes">
        <source>%Ln never</source>
        <translation>
            <numerusform>%Ln 个从未拜访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest ago %Ln days</source>
        <translation>
            <numerusform>最久 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>A visit or meeting of the executive sponsor within %1 days</source>
        <translation>高层负责人在 %1 天内拜访或会面过</translation>
    </message>
    <message>
        <source>Plans in force</source>
        <translation>计划有效</translation>
    </message>
    <message>
        <source>%1 of %2 goals reached</source>
        <translation>目标完成 %1 / %2</translation>
    </message>
    <message>
        <source>May be lost</source>
        <translation>可能流失</translation>
    </message>
    <message>
        <source>%1 in the last year</source>
        <translation>近一年 %1</translation>
    </message>
    <message>
        <source>Still active with less than %1, by the model of the base</source>
        <translation>模型判断仍活跃的概率低于 %1</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>quarter, day</comment>
        <translation>%1，%2 前</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>高层</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Sponsor saw it</source>
        <translation>高层拜访</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>客户计划</translation>
    </message>
    <message>
        <source>met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不满足</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>缺数据</translation>
    </message>
    <message>
        <source>Joined all the same: %1</source>
        <translation>仍加入的理由：%1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>No visit or meeting of the sponsor is noted.</source>
        <translation>没有高层拜访或会面的记录。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>No goal yet.</source>
        <translation>还没有目标。</translation>
    </message>
    <message>
        <source>Was to be reviewed on %1.</source>
        <translation>应在 %1 复盘。</translation>
    </message>
    <message>
        <source>next review on %1</source>
        <translation>下次复盘 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>合计 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not met</source>
        <translation>
            <numerusform>%Ln 项不满足</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln 项缺数据</numerusform>
        </translation>
    </message>
    <message>
        <source>all met</source>
        <translation>全部满足</translation>
    </message>
    <message>
        <source>%1 in time</source>
        <translation>%1 按期</translation>
    </message>
    <message>
        <source>%1 in force</source>
        <translation>%1 有效</translation>
    </message>
    <message>
        <source>%1: looked at again</source>
        <comment>quarter</comment>
        <translation>%1 复核</translation>
    </message>
    <message>
        <source>%1 no longer meet, %2 as before</source>
        <translation>%1 个不再满足，%2 个照旧</translation>
    </message>
    <message>
        <source>kept until %1, which is over</source>
        <translation>保留到 %1，已过期</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No key account yet.</source>
        <translation>还没有大客户。</translation>
    </message>
    <message>
        <source>Everybody meets every criterion, or is kept for now.</source>
        <translation>全部满足条件，或已说明暂时保留。</translation>
    </message>
    <message>
        <source>Meets every criterion</source>
        <translation>满足全部条件</translation>
    </message>
    <message>
        <source>Not met: %1</source>
        <translation>不满足：%1</translation>
    </message>
    <message>
        <source>(by hand)</source>
        <translation>（人工确认）</translation>
    </message>
    <message>
        <source>None yet: everybody who joins needs a reason.</source>
        <translation>还没有：加入的客户都要写理由。</translation>
    </message>
    <message>
        <source>%1; asked for: %2</source>
        <comment>what there is, criterion</comment>
        <translation>现为 %1；要求：%2</translation>
    </message>
    <message>
        <source>late</source>
        <comment>review of a plan</comment>
        <translation>过期</translation>
    </message>
</context>
<context>
    <name>meike::ui::KindList</name>
    <message>
        <source>Kinds of records</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Kind of records</source>
        <translation>记录类型</translation>
    </message>
</context>
<context>
    <name>meike::ui::KpiRow</name>
    <message>
        <source>CLV, next %1 months</source>
        <translation>未来 %1 个月 CLV</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>change, assessment</comment>
        <translation>较 %2 %1</translation>
    </message>
    <message>
        <source>%1 was %2.</source>
        <comment>assessment, amount</comment>
        <translation>%1 为 %2。</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>%1 with a purchase</source>
        <translation>%1 个有过合作</translation>
    </message>
    <message>
        <source>unchanged since %1</source>
        <translation>与 %1持平</translation>
    </message>
    <message>
        <source>%1 had %2.</source>
        <comment>assessment, clients</comment>
        <translation>%1 有%2。</translation>
    </message>
    <message>
        <source>Active clients</source>
        <translation>活跃客户</translation>
    </message>
    <message>
        <source>Neither prospects nor churned. Points against %1, which had %2.</source>
        <translation>既非潜在也未流失。百分点与%1相比，当时有%2。</translation>
    </message>
    <message>
        <source>Neither prospects nor churned.</source>
        <translation>既非潜在也未流失。</translation>
    </message>
    <message>
        <source>%1 on the year before</source>
        <translation>同比 %1</translation>
    </message>
    <message>
        <source>no year before to compare with</source>
        <translation>没有上一年可比</translation>
    </message>
    <message>
        <source>%1, last 12 months</source>
        <translation>近 12 个月%1</translation>
    </message>
    <message>
        <source>%1 of these clients: %2.</source>
        <comment>how many, tier</comment>
        <translation>其中 %1 个是%2客户。</translation>
    </message>
    <message>
        <source>Value of the last 365 days of clients whose stage is “at risk”.</source>
        <translation>关系阶段为“流失风险”的客户近一年的价值。</translation>
    </message>
    <message>
        <source>%1 had %2 at risk.</source>
        <comment>assessment, clients</comment>
        <translation>%1 有%2处于流失风险。</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>风险中的收入</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>应收逾期</translation>
    </message>
    <message>
        <source>Due before the day shown, less what has been received for it.</source>
        <translation>截至日前已到期、扣除已收款的部分。</translation>
    </message>
    <message>
        <source>rough guide</source>
        <translation>仅供参考</translation>
    </message>
    <message>
        <source>%1, 8 times in 10 %2</source>
        <translation>%1，十次中有八次在 %2</translation>
    </message>
    <message>
        <source>Customer lifetime value: what the orders expected of today&apos;s clients are worth. New clients are not counted.</source>
        <translation>客户生命周期价值：现有客户预计订单的价值，不含新客户。</translation>
    </message>
    <message>
        <source>%1 of all, %2 points</source>
        <translation>占全部 %1，%2 个百分点</translation>
    </message>
    <message>
        <source>%1, amount unchanged</source>
        <translation>%1，金额持平</translation>
    </message>
    <message>
        <source>%1, amount %2</source>
        <comment>clients, change</comment>
        <translation>%1，金额 %2</translation>
    </message>
    <message>
        <source>Orders whose value is not known are estimated by the ratio of the client&apos;s other orders, of the service type or of all orders.</source>
        <translation>缺少数据的订单按比例估算：该客户其他订单的、同类服务的，或全部订单的比例。</translation>
    </message>
</context>
<context>
    <name>meike::ui::LeavesCard</name>
    <message>
        <source>Client that leaves</source>
        <translation>假如离开的客户</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open this client</source>
        <translation>查看这个客户</translation>
    </message>
    <message>
        <source>No client has a value in the window.</source>
        <translation>窗口内没有有价值的客户。</translation>
    </message>
    <message>
        <source>Value lost</source>
        <translation>失去的价值</translation>
    </message>
    <message>
        <source>%1 of all</source>
        <translation>占全部 %1</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>nobody looks after it</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>%1 of the owner&apos;s value</source>
        <translation>占其名下价值 %1</translation>
    </message>
    <message>
        <source>Of the last 365 days</source>
        <translation>其中近一年</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>现在 %1</translation>
    </message>
    <message>
        <source>Another client</source>
        <translation>查找其他客户</translation>
    </message>
    <message>
        <source>Find the client that leaves</source>
        <translation>查找要离开的客户</translation>
    </message>
    <message>
        <source>No client of that name among the filtered</source>
        <translation>筛选范围内没有这个客户</translation>
    </message>
    <message>
        <source>No client of that name</source>
        <translation>没有这个客户</translation>
    </message>
    <message>
        <source>%1 has no value in the window: nothing would be lost.</source>
        <translation>%1 在窗口内没有价值，不会有损失。</translation>
    </message>
    <message>
        <source>Top 5 hold afterwards</source>
        <translation>离开后前 5 名占</translation>
    </message>
</context>
<context>
    <name>meike::ui::MainFrame</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>Meike</source>
        <translation>媒客</translation>
    </message>
    <message>
        <source>%1 - Meike</source>
        <translation>%1 - 媒客</translation>
    </message>
</context>
<context>
    <name>meike::ui::MainWindow</name>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>New workspace...</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Open workspace...</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Open the demo agency</source>
        <translation>打开演示公司</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>As of another day...</source>
        <translation>截至其他日期…</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换到 English</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色和深色</translation>
    </message>
    <message>
        <source>Updating the forecast model</source>
        <translation>正在更新预测模型</translation>
    </message>
    <message>
        <source>Import it...</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Leave “%1”?</source>
        <translation>“%1”尚未完成，是否放弃？</translation>
    </message>
    <message>
        <source>To the next area</source>
        <translation>转到下一个区域</translation>
    </message>
    <message>
        <source>To the area before</source>
        <translation>转到上一个区域</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>用户手册</translation>
    </message>
    <message>
        <source>Archive the workspace...</source>
        <translation>导出工作区存档…</translation>
    </message>
    <message>
        <source>Open an archive...</source>
        <translation>打开存档…</translation>
    </message>
    <message>
        <source>Paste...</source>
        <translation>粘贴…</translation>
    </message>
    <message>
        <source>Import the copied table...</source>
        <translation>导入复制的表格…</translation>
    </message>
</context>
<context>
    <name>meike::ui::MatrixCard</name>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>RFM matrix: rows are R, columns are F</source>
        <translation>RFM 矩阵：行为 R，列为 F</translation>
    </message>
    <message>
        <source>%1, %2: %3, value %4</source>
        <translation>%1，%2：%3，价值 %4</translation>
    </message>
    <message>
        <source>RFM: %1</source>
        <translation>RFM %1</translation>
    </message>
</context>
<context>
    <name>meike::ui::MatrixModel</name>
    <message>
        <source>up</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>down</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>new</source>
        <translation>首次评级</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>不再评级</translation>
    </message>
</context>
<context>
    <name>meike::ui::MergePanel</name>
    <message>
        <source>Swap</source>
        <translation>对调</translation>
    </message>
    <message>
        <source>The other one stays</source>
        <translation>改为保留另一个</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一客户</translation>
    </message>
    <message>
        <source>These are two clients: do not ask again</source>
        <translation>这是两个客户，以后不再提示</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>The two side by side</source>
        <translation>两个客户对照</translation>
    </message>
    <message>
        <source>%1 stays; %2 becomes part of it</source>
        <translation>保留 %1，将 %2 并入</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>%1, kept</source>
        <translation>%1，保留</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者都留</translation>
    </message>
    <message>
        <source>Goes over to it: %1.</source>
        <translation>转到它名下：%1。</translation>
    </message>
    <message>
        <source>Tags it gets: %1.</source>
        <translation>增加标签：%1。</translation>
    </message>
    <message>
        <source>Rules and lists that name it from now on: %1.</source>
        <translation>以下规则和名单改为引用它：%1。</translation>
    </message>
    <message>
        <source>%1 goes into the recycle bin; undo brings both back as they are.</source>
        <translation>%1 移入回收站；撤销可让两者恢复原样。</translation>
    </message>
    <message>
        <source>Contact %1, the same at both: one from now on</source>
        <translation>联系人%1两边完全相同：合并为一个</translation>
    </message>
    <message>
        <source>Contact %1, with the same %2 at both: one from now on</source>
        <translation>联系人%1两边的%2相同：合并为一个</translation>
    </message>
    <message>
        <source>and of %1 what stands at the left</source>
        <translation>%1保留左边的</translation>
    </message>
    <message>
        <source>All that hangs on either hangs on the one. Take the tick away to keep both.</source>
        <translation>两个联系人的往来记录都归到保留的一个。去掉勾则两个都保留。</translation>
    </message>
</context>
<context>
    <name>meike::ui::MessageBar</name>
    <message>
        <source>Data stays on this computer</source>
        <translation>数据仅保存在本机</translation>
    </message>
    <message>
        <source>No network, no telemetry: everything is in one file on this computer.</source>
        <translation>不联网，不收集使用数据：所有数据都在本机的一个文件中。</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>meike::ui::ModelPage</name>
    <message>
        <source>Save data as CSV...</source>
        <translation>数据另存为 CSV...</translation>
    </message>
    <message>
        <source>Forecast model</source>
        <translation>预测模型</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Update the model</source>
        <translation>用最新数据更新模型</translation>
    </message>
    <message>
        <source>Data saved: %1</source>
        <translation>数据已保存：%1</translation>
    </message>
    <message>
        <source>Testing the forecasts on the past</source>
        <translation>正在用历史数据检验预测</translation>
    </message>
    <message>
        <source>The forecasts could not be tested on the past</source>
        <translation>未能用历史数据检验预测</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The figures above hold. How good they are was not tested.</source>
        <translation>以上数字仍然有效，只是没有检验准不准。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Forecasts follow from the days on which clients ordered. Import your client list and its orders, or add the first client by hand.</source>
        <translation>预测来自客户的下单日期。请导入客户名单和订单，或手工添加第一个客户。</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>导入...</translation>
    </message>
    <message>
        <source>Add client...</source>
        <translation>新建客户...</translation>
    </message>
    <message>
        <source>Not enough data for a forecast</source>
        <translation>数据不足，暂不预测</translation>
    </message>
    <message>
        <source>Scores, tiers and the value so far are there all the same.</source>
        <translation>评分、等级和累计价值不受影响。</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Import orders...</source>
        <translation>导入订单...</translation>
    </message>
    <message>
        <source>from all orders up to %1</source>
        <translation>依据截至 %1 的全部订单</translation>
    </message>
    <message>
        <source>8 times in 10: %1 – %2</source>
        <translation>八成可能：%1 – %2</translation>
    </message>
    <message>
        <source>Expected orders, next %1 months</source>
        <translation>未来 %1 个月预计订单</translation>
    </message>
    <message>
        <source>see the note below</source>
        <translation>原因见下方说明</translation>
    </message>
    <message>
        <source>too uncertain for one figure</source>
        <translation>不确定性较大，只给区间</translation>
    </message>
    <message>
        <source>Clients in the forecast</source>
        <translation>参与预测的客户</translation>
    </message>
    <message>
        <source>%1 of them ordered more than once</source>
        <translation>其中 %1 个下过多次订单</translation>
    </message>
    <message>
        <source>How far to trust it</source>
        <translation>可信程度</translation>
    </message>
    <message>
        <source>%1 repeat orders in %2 days</source>
        <translation>%2 天内共 %1 次复购</translation>
    </message>
    <message>
        <source>Save or copy the figures, update the model</source>
        <translation>保存或复制数据、更新模型</translation>
    </message>
    <message>
        <source>From the days on which each client ordered, the model estimates who is still a client, how often each will order, and what that is worth.</source>
        <translation>模型根据每个客户的下单日期，估计谁仍在合作、今后会下多少单、值多少钱。</translation>
    </message>
    <message>
        <source>The model is being updated with the latest data. Until then the figures come from the one before.</source>
        <translation>正在用最新数据更新模型；完成之前，显示的是上一次模型的结果。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The data has changed since the model was last updated: the figures are close, but not the latest.</source>
        <translation>模型上次更新之后，数据有变动：现有数字接近，但不是最新的。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新模型</translation>
    </message>
    <message>
        <source>not yet tested on the past</source>
        <translation>尚未用过去检验</translation>
    </message>
    <message>
        <source>not tested: the history is too short</source>
        <translation>历史太短，未能检验</translation>
    </message>
    <message>
        <source>today&apos;s clients only; new clients are not counted</source>
        <translation>只算现有客户，不含新客户</translation>
    </message>
    <message>
        <source>CLV, next %1 months</source>
        <translation>未来 %1 个月客户生命周期价值</translation>
    </message>
    <message>
        <source>the orders behind it: %1</source>
        <translation>其中订单数：%1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>meike::ui::ModelTables</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation>准确程度</translation>
    </message>
    <message>
        <source>Error rate, %</source>
        <translation>错误率（%）</translation>
    </message>
    <message>
        <source>Omission rate, %</source>
        <translation>遗漏率（%）</translation>
    </message>
    <message>
        <source>Average miss, orders a client</source>
        <translation>每客户平均差几单</translation>
    </message>
    <message>
        <source>Total bias, %</source>
        <translation>合计高估(+)低估(−)（%）</translation>
    </message>
    <message>
        <source>Likelihoods</source>
        <translation>可能性检验</translation>
    </message>
    <message>
        <source>Changed since %1</source>
        <translation>自 %1 以来的变化</translation>
    </message>
    <message>
        <source>For experts</source>
        <translation>专业信息</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Purchase model</source>
        <translation>下单模型</translation>
    </message>
    <message>
        <source>Model the profile asks for</source>
        <translation>方案指定的模型</translation>
    </message>
    <message>
        <source>%1 (days)</source>
        <translation>%1（天）</translation>
    </message>
    <message>
        <source>Log-likelihood</source>
        <translation>对数似然</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Repeat orders</source>
        <translation>复购次数</translation>
    </message>
    <message>
        <source>Converged</source>
        <translation>已收敛</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>迭代求值次数</translation>
    </message>
    <message>
        <source>Fitted by</source>
        <translation>拟合方法</translation>
    </message>
    <message>
        <source>weak priors (MAP)</source>
        <translation>弱先验（MAP）</translation>
    </message>
    <message>
        <source>maximum likelihood</source>
        <translation>最大似然</translation>
    </message>
    <message>
        <source>Fitted to orders up to</source>
        <translation>订单截至</translation>
    </message>
    <message>
        <source>Spend model</source>
        <translation>金额模型</translation>
    </message>
    <message>
        <source>Clients, spend</source>
        <translation>客户数（金额模型）</translation>
    </message>
    <message>
        <source>Log-likelihood, spend</source>
        <translation>对数似然（金额模型）</translation>
    </message>
    <message>
        <source>Mean value of a repeat order</source>
        <translation>平均每次复购价值</translation>
    </message>
    <message>
        <source>Correlation of frequency and spend</source>
        <translation>频次与金额的相关系数</translation>
    </message>
    <message>
        <source>Converged, spend</source>
        <translation>已收敛（金额模型）</translation>
    </message>
    <message>
        <source>Tested on the days after</source>
        <translation>检验起始日</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Brier score of the average share</source>
        <translation>Brier 分数（一律取平均）</translation>
    </message>
    <message>
        <source>Stability index of %1 since %2</source>
        <translation>稳定性指数：%1（自 %2）</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>例数</translation>
    </message>
    <message>
        <source>Predicted, %</source>
        <translation>预测（%）</translation>
    </message>
    <message>
        <source>How clients who reorder differ</source>
        <translation>再次下单的客户有什么不同</translation>
    </message>
    <message>
        <source>Share of the difference, %</source>
        <translation>差异占比（%）</translation>
    </message>
    <message>
        <source>Orders predicted</source>
        <translation>预测订单数</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>下一步怎么做</translation>
    </message>
    <message>
        <source>Ordered, %</source>
        <translation>实际下单（%）</translation>
    </message>
    <message>
        <source>Actual orders</source>
        <translation>实际订单数</translation>
    </message>
</context>
<context>
    <name>meike::ui::MoneyEditor</name>
    <message>
        <source>This is not an amount of money.</source>
        <translation>不是有效的金额。</translation>
    </message>
    <message>
        <source>The amount must be in %1.</source>
        <translation>金额的币种应为 %1。</translation>
    </message>
</context>
<context>
    <name>meike::ui::MoveModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原等级</translation>
    </message>
    <message>
        <source>To</source>
        <translation>新等级</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>窗口内价值</translation>
    </message>
</context>
<context>
    <name>meike::ui::MovementCard</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Movement: rows are before, columns are after</source>
        <translation>迁移：行是之前，列是之后</translation>
    </message>
    <message>
        <source>Movement from</source>
        <translation>迁移起点</translation>
    </message>
    <message>
        <source>Movement to</source>
        <translation>迁移终点</translation>
    </message>
    <message>
        <source>The day shown (%1)</source>
        <translation>当前截至日（%1）</translation>
    </message>
    <message>
        <source>Saved assessments</source>
        <translation>已保存的评估</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>assessment, its day</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Before the day shown</source>
        <translation>截至日之前</translation>
    </message>
    <message>
        <source>3 months before</source>
        <translation>3 个月前</translation>
    </message>
    <message>
        <source>6 months before</source>
        <translation>6 个月前</translation>
    </message>
    <message>
        <source>A year before</source>
        <translation>一年前</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>任意一天</translation>
    </message>
    <message>
        <source>▲ up %1</source>
        <translation>▲ 升级 %1</translation>
    </message>
    <message>
        <source>▼ down %1</source>
        <translation>▼ 降级 %1</translation>
    </message>
    <message>
        <source>unchanged %1</source>
        <translation>不变 %1</translation>
    </message>
    <message>
        <source>+ new %1</source>
        <translation>+ 首次评级 %1</translation>
    </message>
    <message>
        <source>These two have different tiers, so nobody can have moved between them. Compare them by stage, or choose other days.</source>
        <translation>两次评估的等级口径不同，无法比较等级迁移。可以改看阶段迁移，或另选日期。</translation>
    </message>
    <message>
        <source>This assessment is not there any more. Choose another one, or a day.</source>
        <translation>这次评估已不存在。请另选一次评估或一天。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>首次评级</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>价值 %1</translation>
    </message>
    <message>
        <source>− gone %1</source>
        <translation>− 不再评级 %1</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>不再评级</translation>
    </message>
    <message>
        <source>tiers set by hand count by their rules: %1</source>
        <translation>%1 个人工定级的客户按规则等级统计</translation>
    </message>
</context>
<context>
    <name>meike::ui::NearNamesSheet</name>
    <message>
        <source>Take these decisions</source>
        <translation>采用这些决定</translation>
    </message>
    <message>
        <source>Decisions are kept: the next file that writes the name so follows them.</source>
        <translation>决定会保留：以后的文件再出现这样的写法，照此处理。</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>像</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>认定为</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1（第 %2 行）</translation>
    </message>
    <message>
        <source>not decided: a new client</source>
        <translation>未定：作为新客户</translation>
    </message>
    <message>
        <source>the same client</source>
        <translation>同一客户</translation>
    </message>
    <message>
        <source>another client</source>
        <translation>另一客户</translation>
    </message>
    <message>
        <source>“%1” is</source>
        <translation>“%1”认定为</translation>
    </message>
    <message>
        <source>Similar names</source>
        <translation>名称相近</translation>
    </message>
</context>
<context>
    <name>meike::ui::NeedList</name>
    <message>
        <source>Drag it, or press Ctrl+Up and Ctrl+Down, to say what matters more</source>
        <translation>拖动，或按 Ctrl+↑、Ctrl+↓，把更要紧的排在前面</translation>
    </message>
</context>
<context>
    <name>meike::ui::NewPin</name>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>New P&amp;IN</source>
        <translation>新 PIN(&amp;I)</translation>
    </message>
    <message>
        <source>%1 characters at least; letters may be in it</source>
        <translation>至少 %1 位，可含字母</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>再输一次(&amp;A)</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>meike::ui::NewWorkspaceSheet</name>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>A workspace is one file with everything about your clients. Back it up or move it like any other file, while it is closed.</source>
        <translation>工作区是一个文件，包含客户的全部资料。关闭后，可以像普通文件一样备份或移动。</translation>
    </message>
    <message>
        <source>My agency</source>
        <translation>我的公司</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>本位币</translation>
    </message>
    <message>
        <source>Amounts in other currencies are converted with the rates you enter.</source>
        <translation>其他币种的金额按录入的汇率折算。</translation>
    </message>
    <message>
        <source>Give the workspace a name without slashes.</source>
        <translation>请填写工作区名称，不能含有斜杠。</translation>
    </message>
    <message>
        <source>A currency is three letters, as in CNY.</source>
        <translation>币种为三个字母，例如 CNY。</translation>
    </message>
    <message>
        <source>A workspace of this name is there already: choose another name, or open it.</source>
        <translation>已有同名的工作区：请换一个名称，或打开它。</translation>
    </message>
    <message>
        <source>This folder may not be written: choose another one.</source>
        <translation>此文件夹不可写入，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>工作区所在文件夹</translation>
    </message>
</context>
<context>
    <name>meike::ui::NextCard</name>
    <message>
        <source>What to do next</source>
        <translation>下一步怎么做</translation>
    </message>
</context>
<context>
    <name>meike::ui::NumberEditor</name>
    <message>
        <source>This is not a number.</source>
        <translation>不是有效的数字。</translation>
    </message>
    <message>
        <source>Must be between %1 and %2.</source>
        <translation>应在 %1 到 %2 之间。</translation>
    </message>
</context>
<context>
    <name>meike::ui::OmniSearch</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>looked at last</source>
        <translation>最近看过</translation>
    </message>
</context>
<context>
    <name>meike::ui::OpportunitiesPage</name>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>New opportunity</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>No opportunity yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>Note what may come of it as soon as a client hints at new business: the board shows it from the first lead to won or lost.</source>
        <translation>客户一露出新业务的苗头就记下来：看板会从线索一直跟到赢单或输单。</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>全部负责人</translation>
    </message>
    <message numerus="yes">
        <source>%n open, %1</source>
        <translation>
            <numerusform>%n 个进行中，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>won and lost of the last %1 days</source>
        <translation>赢单和输单只列最近 %1 天</translation>
    </message>
    <message>
        <source>Open the form...</source>
        <translation>打开表单…</translation>
    </message>
    <message>
        <source>Open the client</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Move to “%1”</source>
        <translation>移到“%1”</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Note as lost</source>
        <translation>记为输单</translation>
    </message>
    <message>
        <source>Note as won</source>
        <translation>记为赢单</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>Price, another agency, budget cut ...</source>
        <translation>价格、被其他代理拿下、预算削减……</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>原因(&amp;W)</translation>
    </message>
    <message>
        <source>Say why: the next pitch lives from it.</source>
        <translation>请写明原因，下次比稿用得上。</translation>
    </message>
    <message>
        <source>New opportunity...</source>
        <translation>新建商机…</translation>
    </message>
</context>
<context>
    <name>meike::ui::OpportunityCard</name>
    <message>
        <source>late, %1</source>
        <translation>已逾期，%1</translation>
    </message>
</context>
<context>
    <name>meike::ui::OpportunityColumn</name>
    <message>
        <source>Open on that day</source>
        <translation>当日进行中</translation>
    </message>
    <message numerus="yes">
        <source>%n not added</source>
        <translation>
            <numerusform>%n 笔未计入</numerusform>
        </translation>
    </message>
    <message>
        <source>What has no amount, or is in another currency, is not in the sum.</source>
        <translation>没有金额或为其他币种的，不计入合计。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::OverdueCard</name>
    <message>
        <source>%1 · %2</source>
        <comment>clients and what they owe</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, overdue %2</source>
        <translation>%1，逾期 %2</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期应收。</translation>
    </message>
</context>
<context>
    <name>meike::ui::OverlapSheet</name>
    <message>
        <source>Compare segments</source>
        <translation>比较细分</translation>
    </message>
    <message>
        <source>Compare “%1” with</source>
        <translation>“%1”与以下细分比较</translation>
    </message>
    <message>
        <source>Segment to compare with</source>
        <translation>要比较的细分</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>No third one</source>
        <translation>不选第三个</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Clients by segments they are in</source>
        <translation>按所属细分统计的客户</translation>
    </message>
    <message>
        <source>Choose a segment to see who is in both.</source>
        <translation>选一个细分，查看同时属于两者的客户。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show these clients</source>
        <translation>查看这些客户</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>两者共有</translation>
    </message>
    <message>
        <source>in all three</source>
        <translation>三者共有</translation>
    </message>
    <message>
        <source>only in %1</source>
        <translation>仅%1</translation>
    </message>
    <message>
        <source>in %1, not in the third</source>
        <translation>仅%1共有</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Enter or the button shows the clients of a row.</source>
        <translation>按回车或下方按钮查看该行的客户。</translation>
    </message>
</context>
<context>
    <name>meike::ui::OwnerList</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 clients, more than the cap of %2</source>
        <translation>%1 个客户，超过保有量 %2</translation>
    </message>
    <message>
        <source>%1 (has left)</source>
        <translation>%1（已离职）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hours wanted of hours there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more businesses with two owners</source>
        <translation>
            <numerusform>另有 %n 家由多位负责人分管</numerusform>
        </translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Hours a week</source>
        <translation>每周工时</translation>
    </message>
    <message>
        <source>What playbooks want of them in the next four weeks, of what they have for clients</source>
        <translation>维护方案未来四周平均每周所需工时 / 可用工时</translation>
    </message>
    <message>
        <source>Owners and their clients</source>
        <translation>负责人及其客户</translation>
    </message>
</context>
<context>
    <name>meike::ui::OwnersCard</name>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>风险中</translation>
    </message>
    <message>
        <source>CLV</source>
        <translation>CLV</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>No clients.</source>
        <translation>没有客户。</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>其中活跃：%1</translation>
    </message>
</context>
<context>
    <name>meike::ui::OwnershipSection</name>
    <message>
        <source>Hours a week for clients</source>
        <translation>每周维护工时</translation>
    </message>
    <message>
        <source>Touches of care</source>
        <translation>关怀次数</translation>
    </message>
    <message>
        <source>within days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Whoever has no hours of their own has %1 hours a week for what playbooks want. A client gets at most %2 touches of care within %3 days.</source>
        <translation>未单独设置的人员，每周有 %1 小时用于维护方案；同一客户 %3 天内最多关怀 %2 次。</translation>
    </message>
    <message>
        <source>Cap of tier %1</source>
        <translation>%1的保有量</translation>
    </message>
    <message>
        <source>Cap of clients</source>
        <translation>客户保有量</translation>
    </message>
    <message>
        <source>An owner is warned above %1 clients; by tier:</source>
        <translation>每位负责人的客户保有量 %1，超过时提醒；分等级：</translation>
    </message>
    <message>
        <source> (0: no cap).</source>
        <translation>（0 表示不限）。</translation>
    </message>
    <message>
        <source>Warn in Today of clients that go back into the pool</source>
        <translation>在“今日”提醒即将收回公海的客户</translation>
    </message>
    <message>
        <source>Days without a touch</source>
        <translation>未联系天数</translation>
    </message>
    <message>
        <source>Days after the last business</source>
        <translation>业务结束后天数</translation>
    </message>
    <message>
        <source>Never one with a project or service period running, with money due, or a key account. Nothing goes by itself: Clients &gt; Back into the pool shows whom, and asks.</source>
        <translation>有项目或服务期在执行、有应收未清的客户和大客户不收回。不会自动收回：在“客户 &gt; 收回公海”查看名单，确认后才生效。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Work has to end after it begins.</source>
        <translation>下班时间应晚于上班时间。</translation>
    </message>
    <message>
        <source>Hours 0 to 80, touches 1 to 99, days 1 to 365, clients 0 to 100,000, hours of complaints 0 to 999.</source>
        <translation>工时 0–80，关怀次数 1–99，天数 1–365，客户数 0–100,000，投诉时限 0–999 小时。</translation>
    </message>
    <message>
        <source>Owners, pool, load and complaints</source>
        <translation>负责人、公海、工作量与投诉时限</translation>
    </message>
    <message>
        <source>Hours for a complaint: %1</source>
        <translation>投诉处理时限（小时）：%1</translation>
    </message>
    <message>
        <source>Work begins</source>
        <translation>上班时间</translation>
    </message>
    <message>
        <source>Work ends</source>
        <translation>下班时间</translation>
    </message>
    <message>
        <source>A critical complaint is due within %1 working hours, a serious one within %2, a normal one within %3, a minor one within %4 (0: no time is set); people work from %5 to %6 on working days.</source>
        <translation>重大投诉须在 %1 个工作小时内处理，严重的 %2，一般的 %3，轻微的 %4（0 表示不设时限）；工作日从 %5 到 %6 上班。</translation>
    </message>
    <message>
        <source>A client that has never ordered goes back after %1 days without a touch; another one %2 days after its last business ended. Its owner is told %3 days before.</source>
        <translation>从未下单的客户 %1 天没有联系即建议收回；下过单的，最后一笔业务结束 %2 天后收回。提前 %3 天提醒负责人。</translation>
    </message>
    <message>
        <source>Days of warning</source>
        <translation>提前提醒天数</translation>
    </message>
</context>
<context>
    <name>meike::ui::Paper</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>meike::ui::PickEditor</name>
    <message>
        <source>%1 (new)</source>
        <translation>%1（新增）</translation>
    </message>
</context>
<context>
    <name>meike::ui::PickList</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>meike::ui::PickListEditor</name>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Add to “%1”</source>
        <translation>新增到“%1”</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>中文名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;English name</source>
        <translation>英文名称(&amp;E)</translation>
    </message>
    <message>
        <source>Shown while the window speaks English; may stay empty.</source>
        <translation>界面为英文时显示，可以留空。</translation>
    </message>
    <message>
        <source>A name is required.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>The list has this name already. Merge the two instead.</source>
        <translation>列表中已有这个名称，可将两项合并。</translation>
    </message>
    <message>
        <source>Merge “%1” into</source>
        <translation>将“%1”合并到</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Items of the list</source>
        <translation>列表中的选项</translation>
    </message>
    <message>
        <source>Add...</source>
        <translation>新增…</translation>
    </message>
    <message>
        <source>Rename...</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Merge into...</source>
        <translation>合并到…</translation>
    </message>
</context>
<context>
    <name>meike::ui::Pill</name>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Delete removes it</source>
        <translation>按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybookDetail</name>
    <message>
        <source>Show whom it reaches in Clients</source>
        <translation>在客户列表中查看</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>All clients. Add a condition to narrow them down.</source>
        <translation>全部客户。添加条件可缩小范围。</translation>
    </message>
    <message numerus="yes">
        <source>%n conditions are not complete and do not count yet.</source>
        <translation>
            <numerusform>有 %n 个条件还没写完，暂不计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>On since %1</source>
        <translation>%1 起启用</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Enable...</source>
        <translation>启用…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Save the changes first.</source>
        <translation>请先保存修改。</translation>
    </message>
    <message>
        <source>All playbooks</source>
        <translation>全部方案</translation>
    </message>
    <message>
        <source>Name of the playbook</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Its English name (optional)</source>
        <translation>英文名称（可不填）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What is done, and when</source>
        <translation>做什么，什么时候做</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用客户</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What it is for, in a sentence</source>
        <translation>一句话说明用途</translation>
    </message>
    <message>
        <source>The same in English (optional)</source>
        <translation>英文说明（可不填）</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Priority %1: 1 comes first where two want the same client. Valid from %2 until %3; empty: without an end.</source>
        <translation>优先级 %1（1 最先；两个方案同时安排一个客户时用）。有效期从 %2 到 %3，留空表示不限。</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Give the playbook a name.</source>
        <translation>请填写方案名称。</translation>
    </message>
    <message numerus="yes">
        <source>%n conditions are not complete. Complete or remove them, then save.</source>
        <translation>
            <numerusform>有 %n 个条件还没写完，请补全或删除后再保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>A playbook without a step asks for nothing: add one.</source>
        <translation>没有步骤的方案什么也不安排，请添加步骤。</translation>
    </message>
    <message>
        <source>There is a playbook “%1” already: choose another name.</source>
        <translation>已有名为“%1”的方案，请换一个名称。</translation>
    </message>
    <message>
        <source>Enable “%1”</source>
        <translation>启用“%1”</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message numerus="yes">
        <source>It reaches %Ln client(s).</source>
        <translation>
            <numerusform>覆盖 %Ln 个客户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first seven days it brings %Ln thing(s) to do, %1 hours; its regular steps then take %2 hours a week.</source>
        <translation>
            <numerusform>头七天有 %Ln 件事，共 %1 小时；此后定期步骤每周 %2 小时。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody becomes overdue: what would have been due before is spread over the first interval.</source>
        <translation>不会有人因此逾期：此前该做的会在第一个周期内错开。</translation>
    </message>
    <message>
        <source>Of all playbooks %1 of %2 then fit into the hours of the next four weeks.</source>
        <translation>连同其他方案，今后四周的 %2 件事里排得下 %1 件。</translation>
    </message>
    <message>
        <source>Still counting what it would bring: try again in a moment.</source>
        <translation>正在计算会带来多少事，请稍候再试。</translation>
    </message>
    <message>
        <source>Its Chinese name (optional)</source>
        <translation>中文名称（可不填）</translation>
    </message>
    <message>
        <source>The same in Chinese (optional)</source>
        <translation>中文说明（可不填）</translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybookList</name>
    <message>
        <source>Counting the playbooks</source>
        <translation>正在统计维护方案</translation>
    </message>
    <message>
        <source>On since %1</source>
        <translation>%1 起启用</translation>
    </message>
    <message>
        <source>Off: asks for nothing</source>
        <translation>未启用，不安排任何事</translation>
    </message>
    <message>
        <source>Whom its rule reaches now</source>
        <translation>现在符合适用条件的客户</translation>
    </message>
    <message>
        <source>Whom it would reach</source>
        <translation>启用后会覆盖的客户</translation>
    </message>
    <message>
        <source>Hours a week that its regular steps take: %1 minutes</source>
        <translation>定期步骤每周用时：%1 分钟</translation>
    </message>
    <message>
        <source>Due within a week: %1</source>
        <translation>一周内到期 %1 项</translation>
    </message>
    <message>
        <source>of it overdue: %1</source>
        <translation>其中逾期 %1 项</translation>
    </message>
    <message>
        <source>held back: %1</source>
        <translation>暂缓 %1 项</translation>
    </message>
    <message>
        <source>does not fit: %1</source>
        <translation>排不下 %1 项</translation>
    </message>
    <message>
        <source>Playbooks</source>
        <translation>维护方案</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用客户</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Hours a week</source>
        <translation>每周工时</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Counting what it would bring</source>
        <translation>正在计算会带来多少事</translation>
    </message>
    <message>
        <source>On</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Click or Space: disable</source>
        <translation>点击或按空格：停用</translation>
    </message>
    <message>
        <source>Click or Space: enable...</source>
        <translation>点击或按空格：启用…</translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybookSide</name>
    <message numerus="yes">
        <source>clients reached</source>
        <translation>
            <numerusform>个客户</numerusform>
        </translation>
    </message>
    <message>
        <source>regular steps: %1 hours a week</source>
        <translation>定期步骤每周 %1 小时</translation>
    </message>
    <message>
        <source>Nothing in the next seven days.</source>
        <translation>今后七天没有要做的事。</translation>
    </message>
    <message numerus="yes">
        <source>In the next seven days: %Ln thing(s) to do, %1 hours.</source>
        <translation>
            <numerusform>今后七天有 %Ln 件事，共 %1 小时。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of it overdue.</source>
        <translation>
            <numerusform>其中逾期 %Ln 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody becomes overdue by enabling it.</source>
        <translation>启用当天不会有人逾期。</translation>
    </message>
    <message>
        <source>Four weeks of all playbooks: everything fits into the %1 hours there are.</source>
        <translation>全部方案今后四周：可用 %1 小时，都排得下。</translation>
    </message>
    <message>
        <source>Four weeks of all playbooks: %1 of %2 fit into the %3 hours there are.</source>
        <translation>全部方案今后四周：可用 %3 小时，%2 件事里排得下 %1 件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back by the limit on care or a complaint.</source>
        <translation>
            <numerusform>另有 %Ln 件因关怀上限或未关闭的投诉暂缓。</numerusform>
        </translation>
    </message>
    <message>
        <source>So far</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>Who is in: %1</source>
        <translation>名单：%1 个客户</translation>
    </message>
    <message>
        <source>Nobody is under it yet.</source>
        <translation>还没有客户进入名单。</translation>
    </message>
    <message>
        <source>It is off: nobody is under it. Who would be is counted above.</source>
        <translation>未启用，名单为空；启用后会覆盖的客户数见上方。</translation>
    </message>
    <message>
        <source>in since %1</source>
        <translation>%1 进入</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>对照组，不安排</translation>
    </message>
    <message>
        <source>nothing within 90 days</source>
        <translation>90 天内没有</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>What it brings and who is in</source>
        <translation>带来的工作和名单</translation>
    </message>
    <message>
        <source>Clients under the playbook</source>
        <translation>名单中的客户</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>no regular steps: by occasion alone</source>
        <translation>没有定期步骤，有事才做</translation>
    </message>
    <message>
        <source>By step</source>
        <translation>按步骤</translation>
    </message>
    <message>
        <source>By whose client it is</source>
        <translation>按客户负责人</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按等级</translation>
    </message>
    <message>
        <source>without an owner</source>
        <translation>无负责人</translation>
    </message>
    <message>
        <source>without a tier</source>
        <translation>未分级</translation>
    </message>
    <message>
        <source>What became of “%1”</source>
        <translation>“%1”办得怎样</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Since it was enabled. Kept: done of what was done, skipped or is overdue. Owners and tiers are those that clients have now.</source>
        <translation>自启用以来。兑现率＝完成 ÷（完成＋跳过＋逾期）。负责人和等级以客户现在的为准。</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>办得怎样</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>兑现率</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>By step, owner and tier...</source>
        <translation>按步骤、负责人、等级…</translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybooksPage</name>
    <message numerus="yes">
        <source>%Ln on</source>
        <translation>
            <numerusform>已启用 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln off</source>
        <translation>
            <numerusform>未启用 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>regular steps: %1 hours a week</source>
        <translation>定期步骤每周 %1 小时</translation>
    </message>
    <message>
        <source>Save the new playbook?</source>
        <translation>保存新方案吗？</translation>
    </message>
    <message>
        <source>Save the playbook “%1”?</source>
        <translation>保存方案“%1”吗？</translation>
    </message>
    <message>
        <source>New playbook</source>
        <translation>新建方案</translation>
    </message>
    <message>
        <source>Playbooks</source>
        <translation>维护方案</translation>
    </message>
</context>
<context>
    <name>meike::ui::PopupPicker</name>
    <message>
        <source>Create &quot;%1&quot;</source>
        <translation>新建“%1”</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>meike::ui::ProfileEditor</name>
    <message>
        <source>Import rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Scoring rules (*.json);;All files (*)</source>
        <translation>评分规则 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>导出规则</translation>
    </message>
    <message>
        <source>Scoring rules (*.json)</source>
        <translation>评分规则 (*.json)</translation>
    </message>
    <message>
        <source>First put right what is marked.</source>
        <translation>请先修正标出的内容。</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>尚未修改。</translation>
    </message>
    <message>
        <source>%1 v%2</source>
        <translation>%1 v%2</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1，使用中</translation>
    </message>
    <message>
        <source>%1, changed · in use: %2</source>
        <translation>%1，已修改 · 使用中：%2</translation>
    </message>
    <message>
        <source>Not imported: %1. %2</source>
        <translation>未导入：%1。%2</translation>
    </message>
    <message>
        <source>The file is too large for rules.</source>
        <translation>文件过大，不是评分规则。</translation>
    </message>
    <message>
        <source>Rules written to %1</source>
        <translation>规则已导出到 %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Scoring rules</source>
        <translation>评分规则</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>套用预设</translation>
    </message>
    <message>
        <source>Import JSON...</source>
        <translation>导入 JSON...</translation>
    </message>
    <message>
        <source>Export JSON...</source>
        <translation>导出 JSON...</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to the rules in use</source>
        <translation>恢复为使用中的规则</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>meike::ui::ProfileForm</name>
    <message>
        <source>by limits</source>
        <translation>按界限</translation>
    </message>
    <message>
        <source>by rank</source>
        <translation>按排名</translation>
    </message>
    <message>
        <source>Value and RFM scores</source>
        <translation>价值口径与 RFM 得分</translation>
    </message>
    <message>
        <source>× the median</source>
        <translation>中位数的倍数</translation>
    </message>
    <message>
        <source>days with a purchase</source>
        <translation>有下单的天数</translation>
    </message>
    <message>
        <source>every order</source>
        <translation>每一笔订单</translation>
    </message>
    <message>
        <source>the sum in the window</source>
        <translation>统计期合计</translation>
    </message>
    <message>
        <source>the mean of a purchase</source>
        <translation>单次下单均值</translation>
    </message>
    <message>
        <source>RFM class</source>
        <translation>RFM 类型</translation>
    </message>
    <message>
        <source>a grid of R and F</source>
        <translation>R × F 矩阵</translation>
    </message>
    <message>
        <source>the eight types</source>
        <translation>八大类型</translation>
    </message>
    <message>
        <source>Every cell has exactly one class: a click gives it another. The figures are clients under these rules.</source>
        <translation>每格恰好对应一个类型，点击可更换；数字为按此规则落入该格的客户数。</translation>
    </message>
    <message>
        <source>the median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>the mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>a set value</source>
        <translation>指定值</translation>
    </message>
    <message>
        <source>Dormancy, stage and behaviour</source>
        <translation>沉睡、关系阶段与行为</translation>
    </message>
    <message>
        <source>Value score</source>
        <translation>价值评分</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>价值等级</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The weights add up to 100.</source>
        <translation>权重合计 100。</translation>
    </message>
    <message>
        <source>The weights add up to %1: each counts by its share of that.</source>
        <translation>权重合计 %1，各项按占比计算。</translation>
    </message>
    <message>
        <source>Expected here: %1</source>
        <translation>此处应为：%1</translation>
    </message>
    <message>
        <source>depends on M</source>
        <translation>视 M 而定</translation>
    </message>
    <message>
        <source>R %1, F %2: %3, %4</source>
        <translation>R %1、F %2：%3，%4</translation>
    </message>
    <message>
        <source>the best that most orders have</source>
        <translation>多数订单具备的最好一种</translation>
    </message>
</context>
<context>
    <name>meike::ui::ProfilePreviewPanel</name>
    <message>
        <source>Scoring by these rules</source>
        <translation>正在按此规则评分</translation>
    </message>
    <message>
        <source>First put right what is marked on the left.</source>
        <translation>请先修正左侧标出的内容。</translation>
    </message>
    <message>
        <source>Nothing is changed so far. Change a number, and see here who moves.</source>
        <translation>尚未改动。修改任一数值，即可在此查看哪些客户的等级会变化。</translation>
    </message>
    <message>
        <source>No client changes tier. Forecasts are computed anew when you apply.</source>
        <translation>没有客户的等级变化。应用后将重新计算预测。</translation>
    </message>
    <message>
        <source>No client changes tier.</source>
        <translation>没有客户的等级变化。</translation>
    </message>
    <message>
        <source>These rules have other tiers, so there is no up and down between the two.</source>
        <translation>此规则使用另一套等级，两者之间没有升降可比。</translation>
    </message>
    <message>
        <source>%1 get a tier for the first time.</source>
        <translation>%1首次获得等级。</translation>
    </message>
    <message>
        <source>%1 lose their tier.</source>
        <translation>%1将失去等级。</translation>
    </message>
    <message>
        <source>Value is that of the window, by the rules in use.</source>
        <translation>金额为现行规则下统计期内的价值。</translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation>等级变化</translation>
    </message>
    <message>
        <source>▲ Up</source>
        <translation>▲ 升级</translation>
    </message>
    <message>
        <source>▼ Down</source>
        <translation>▼ 降级</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>From %1 to %2: %3, %4</source>
        <translation>从%1到%2：%3，%4</translation>
    </message>
    <message>
        <source>From \ to</source>
        <translation>原 \ 新</translation>
    </message>
    <message>
        <source>The %1 with the largest value of %2.</source>
        <translation>仅列出价值最高的 %1 个（共 %2）。</translation>
    </message>
    <message>
        <source>Who moves</source>
        <translation>等级变化预览</translation>
    </message>
    <message>
        <source>Clients that change tier</source>
        <translation>等级变化的客户</translation>
    </message>
    <message>
        <source>Clients by tier before and after</source>
        <translation>调整前后各等级客户数</translation>
    </message>
    <message>
        <source>A client keeps the tier of its last assessment up to %1 points under the limit.</source>
        <translation>评分低于下限不超过 %1 分时，保留上次评估的等级。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ProfileSentences</name>
    <message>
        <source>%1 is scored 1 to %2 by rank: equal values get equal scores. Where ranks mean nothing, by the limits %3.</source>
        <translation>%1按排名评为 1 至 %2 分，取值相同则得分相同；排名没有意义时，按界限 %3 评分。</translation>
    </message>
    <message>
        <source>%1 is scored %2 down to 1 by the limits %3.</source>
        <translation>%1按界限 %3 评为 %2 至 1 分。</translation>
    </message>
    <message>
        <source>Value is measured by %1, over the last %2 days.</source>
        <translation>价值口径：%1；统计最近 %2 天。</translation>
    </message>
    <message>
        <source>R (days since the last purchase, project end or service end)</source>
        <translation>R（距最近一次购买、项目结束或服务结束的天数）</translation>
    </message>
    <message>
        <source>F (orders in the window)</source>
        <translation>F（窗口内的订单数）</translation>
    </message>
    <message>
        <source>F (days with a purchase in the window)</source>
        <translation>F（窗口内有购买的天数）</translation>
    </message>
    <message>
        <source>%1 × median</source>
        <translation>%1 × 中位数</translation>
    </message>
    <message>
        <source>M (mean value of a purchase)</source>
        <translation>M（单次购买的平均价值）</translation>
    </message>
    <message>
        <source>M (value in the window)</source>
        <translation>M（窗口内价值）</translation>
    </message>
    <message>
        <source>The RFM class follows from R and F by a grid without gaps or overlaps.</source>
        <translation>RFM 类型由 R 和 F 查表得出，每种组合恰好对应一个类型。</translation>
    </message>
    <message>
        <source>The RFM class is one of eight types: R, F and M each high or low.</source>
        <translation>RFM 类型为八类之一：R、F、M 各分高低。</translation>
    </message>
    <message>
        <source>A client is drowsy after %1, half asleep after %2 and asleep after %3 days of silence; with enough purchases, after %4, %5 and %6 times its own rhythm if that is longer.</source>
        <translation>沉默超过 %1 天为瞌睡，%2 天为半睡，%3 天为沉睡；购买次数足够时，若自身购买节奏的 %4、%5、%6 倍更长，则以其为准。</translation>
    </message>
    <message>
        <source>Past asleep it is churned, past drowsy at risk; %1 purchases make a repeat client, %2 a loyal one.</source>
        <translation>超过沉睡界限为流失，超过瞌睡界限为流失风险；购买 %1 次起为重复客户，%2 次起为忠诚客户。</translation>
    </message>
    <message>
        <source>The value score weighs value in the window %1, frequency %2, margin %3, growth potential %4 and influence %5; missing inputs are left out and named.</source>
        <translation>价值评分的权重：窗口内价值 %1、合作频次 %2、利润率 %3、增长潜力 %4、行业影响 %5；缺失的指标不参与计算，并会注明。</translation>
    </message>
    <message>
        <source>%1% of the largest risk (overdue share, credit grade, silence) is taken off.</source>
        <translation>按最大一项风险（逾期占比、信用等级、沉默）的 %1% 扣分。</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1（%2 分起）</translation>
    </message>
    <message>
        <source>Tiers by value score: %1.</source>
        <translation>按价值评分定级：%1。</translation>
    </message>
    <message>
        <source>A growth potential of %1 or more of 100 reaches %2 by itself.</source>
        <translation>增长潜力达到 %1 分（满分 100）可直接列为“%2”。</translation>
    </message>
    <message>
        <source>A client moves up at once. It is held while it is at most %1 points under its limit, until a second saved assessment %2 days later still finds it there.</source>
        <translation>升级立即生效。评分低于界限不超过 %1 分时暂保留原等级，直到 %2 天后另一次保存的评估仍低于界限。</translation>
    </message>
    <message>
        <source>Tiers by RFM class: %1.</source>
        <translation>按 RFM 类型定级：%1。</translation>
    </message>
    <message>
        <source>Tiers by share of value: %1.</source>
        <translation>按价值占比定级：%1。</translation>
    </message>
    <message>
        <source>R is scored %1. Limits, best score first: at most %2 days of silence.</source>
        <translation>R %1评分。界限（从最高分起）：沉默不超过 %2 天。</translation>
    </message>
    <message>
        <source>F is scored %1. Limits, best score first: at least %2 purchases in the window.</source>
        <translation>F %1评分。界限（从最高分起）：窗口内购买不少于 %2 次。</translation>
    </message>
    <message>
        <source>M is scored %1. Limits, best score first, in %2: at least %3.</source>
        <translation>M %1评分。界限（从最高分起），单位为%2：不低于 %3。</translation>
    </message>
    <message>
        <source>F counts %1; M is %2.</source>
        <translation>F 统计%1；M 取%2。</translation>
    </message>
    <message>
        <source>Ranks give equal values equal scores. With fewer than %1 clients, or where ranks mean nothing, the limits stand in.</source>
        <translation>按排名时取值相同则得分相同；客户少于 %1 个或排名没有意义时，改按界限评分。</translation>
    </message>
    <message>
        <source>The RFM class is taken from %1.</source>
        <translation>RFM 类型取自%1。</translation>
    </message>
    <message>
        <source>R, F and M are each high or low; the line between them is %1.</source>
        <translation>R、F、M 各分高低，分界为%1。</translation>
    </message>
    <message>
        <source>High are R of at most %1 days, F of at least %2 purchases and M of at least %3 %4.</source>
        <translation>R 不超过 %1 天、F 不少于 %2 次、M 不低于 %3 %4 为高。</translation>
    </message>
    <message>
        <source>A rhythm needs %1 gaps between purchase days.</source>
        <translation>有 %1 个购买间隔才计算自身节奏。</translation>
    </message>
    <message>
        <source>After a silence past asleep, a purchase makes it returned for %1 days.</source>
        <translation>沉睡后再次购买，%1 天内为回流客户。</translation>
    </message>
    <message>
        <source>From %1 purchases in the window a client buys often.</source>
        <translation>窗口内购买 %1 次起为高频。</translation>
    </message>
    <message>
        <source>Clients with the first %1% of the value are A, up to %2% B, the others C.</source>
        <translation>累计价值前 %1% 的客户为 A 类，至 %2% 为 B 类，其余为 C 类。</translation>
    </message>
    <message>
        <source>A margin of %1% or more scores 100.</source>
        <translation>利润率达到 %1% 得 100 分。</translation>
    </message>
    <message>
        <source>The risk of credit grade A is %1, of B %2, of C %3, of D %4.</source>
        <translation>信用等级的风险值：A 为 %1，B 为 %2，C 为 %3，D 为 %4。</translation>
    </message>
    <message>
        <source>What is overdue is set against the receipts of the last %1 days.</source>
        <translation>逾期金额与最近 %1 天的回款相比。</translation>
    </message>
    <message>
        <source>%1 from %2 points, assessed anew every %3 months.</source>
        <translation>%1：%2 分起，每 %3 个月重新评估。</translation>
    </message>
    <message>
        <source>%1 below that, assessed anew every %2 months.</source>
        <translation>%1：低于以上界限，每 %2 个月重新评估。</translation>
    </message>
    <message>
        <source>%1: assessed anew every %2 months.</source>
        <translation>%1：每 %2 个月重新评估。</translation>
    </message>
    <message>
        <source>Purchases are forecast by %1 for the next %2 months.</source>
        <translation>用 %1 模型预测未来 %2 个月的购买。</translation>
    </message>
    <message>
        <source>A model makes no lists when more than %1% of those it named did not buy, or more than %2% of those who bought were missed.</source>
        <translation>错误率（预测会购买而未购买）超过 %1%，或遗漏率（实际购买而未预测到）超过 %2% 时，模型不用于生成名单。</translation>
    </message>
    <message>
        <source>CLV counts %1% of the value, discounted at %2% a year.</source>
        <translation>客户生命周期价值：计入价值的 %1%，按每年 %2% 折现。</translation>
    </message>
    <message>
        <source>the best that is known for 70% of the gross amount in the window: contribution, else net revenue, else gross amount; what is missing is estimated</source>
        <translation>窗口内合同金额 70% 以上具备的最好一种：贡献，其次净收入，再次合同金额；缺少的按比例估算</translation>
    </message>
</context>
<context>
    <name>meike::ui::ProgressRow</name>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
</context>
<context>
    <name>meike::ui::QualityCard</name>
    <message>
        <source>How good is it?</source>
        <translation>准不准？</translation>
    </message>
    <message>
        <source>tested on the past, where the answer is known</source>
        <translation>用已知结果的历史检验</translation>
    </message>
    <message>
        <source>The model beside three simple methods</source>
        <translation>模型与三种简单方法的对比</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Orders it was off by for a client, on average. The smaller the better.</source>
        <translation>平均每个客户相差多少单，越小越好。</translation>
    </message>
    <message>
        <source>Said yes,
did not order
(error rate)</source>
        <translation>预测会下单
却没下
（错误率）</translation>
    </message>
    <message>
        <source>Error rate: of the clients it expected to order, the share that did not.</source>
        <translation>错误率：预测会下单的客户中，实际没有下单的比例。</translation>
    </message>
    <message>
        <source>Omission rate: of the clients who ordered, the share it had not expected to.</source>
        <translation>遗漏率：实际下单的客户中，没有预测到的比例。</translation>
    </message>
    <message>
        <source>How many orders too many (+) or too few (−) it expected in all.</source>
        <translation>合计多预测（+）或少预测（−）的订单比例。</translation>
    </message>
    <message>
        <source>the best of the four</source>
        <translation>四种方法中最好</translation>
    </message>
    <message>
        <source>★ the best of the four</source>
        <translation>★ 四种方法中最好</translation>
    </message>
    <message>
        <source>Ordered, not
predicted
(omission rate)</source>
        <translation>漏掉的
下单客户
（遗漏率）</translation>
    </message>
    <message>
        <source>Orders off
a client,
on average</source>
        <translation>每客户
平均差几单</translation>
    </message>
    <message>
        <source>Total
high (+)
or low (−)</source>
        <translation>合计高估(+)
低估(−)</translation>
    </message>
</context>
<context>
    <name>meike::ui::QuickLog</name>
    <message>
        <source>Wed call Lee renewal, follow up next friday</source>
        <translation>周三 电话 王总 续约 下周五回访</translation>
    </message>
    <message>
        <source>Log an interaction</source>
        <translation>记录互动</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Call?</source>
        <translation>电话？</translation>
    </message>
    <message>
        <source>Choose another kind</source>
        <translation>选择其他方式</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <translation>%1：%2？</translation>
    </message>
    <message>
        <source>they called on us</source>
        <translation>对方发起</translation>
    </message>
    <message>
        <source>from us</source>
        <translation>我方发起</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Enter stores it</source>
        <translation>按 Enter 保存</translation>
    </message>
    <message>
        <source>Log what you wrote about “%1”?</source>
        <translation>保存您为“%1”写的记录吗？</translation>
    </message>
    <message>
        <source>Not logged yet: %1</source>
        <translation>尚未保存：%1</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>保存记录</translation>
    </message>
</context>
<context>
    <name>meike::ui::ReclaimSheet</name>
    <message>
        <source>Back into the pool</source>
        <translation>收回公海</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应收回</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Clients that go back into the pool</source>
        <translation>建议收回公海的客户</translation>
    </message>
    <message>
        <source>Nobody goes back today.</source>
        <translation>今天没有需要收回的客户。</translation>
    </message>
    <message>
        <source>Untick whoever is to stay: they can be asked about again tomorrow.</source>
        <translation>要保留的请取消勾选，明天会再次列出。</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordCaption</name>
    <message>
        <source>%1 %2</source>
        <comment>a number and records of a kind</comment>
        <translation>%1 条%2</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordForm</name>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Edit %1 “%2”</source>
        <translation>编辑%1“%2”</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message numerus="yes">
        <source>Please look at the marked fields: %n</source>
        <translation>
            <numerusform>请检查标出的 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard what you changed?</source>
        <translation>放弃所做的修改？</translation>
    </message>
    <message>
        <source>Save “%1”?</source>
        <translation>是否保存“%1”？</translation>
    </message>
    <message>
        <source>Nothing was stored: it cannot be changed now.</source>
        <translation>没有保存：现在不能修改。</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordList</name>
    <message>
        <source>Add %1</source>
        <translation>添加%1</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordListModel</name>
    <message>
        <source>Past its day and not done</source>
        <translation>已过期，尚未完成</translation>
    </message>
    <message>
        <source>%1
Click: sort. Shift+click: sort by it as well. Right click: columns.</source>
        <translation>%1
单击：排序；Shift+单击：追加排序；右键：选择列</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordListTable</name>
    <message>
        <source>Columns of the list</source>
        <translation>列表的列</translation>
    </message>
    <message>
        <source>Back to the usual columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordTable</name>
    <message>
        <source>Add...</source>
        <translation>新增…</translation>
    </message>
    <message>
        <source>Edit...</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordsPage</name>
    <message>
        <source>Reading the list</source>
        <translation>正在读取列表</translation>
    </message>
    <message>
        <source>Copied %1 with their headers</source>
        <translation>已复制 %1（含表头）</translation>
    </message>
    <message>
        <source>Copied “%1”</source>
        <translation>已复制“%1”</translation>
    </message>
    <message>
        <source>New record in this list...</source>
        <translation>在当前台账中新增记录…</translation>
    </message>
    <message>
        <source>Open the record...</source>
        <translation>打开记录…</translation>
    </message>
    <message>
        <source>Delete the records</source>
        <translation>删除所选记录</translation>
    </message>
    <message>
        <source>List of %1</source>
        <translation>%1列表</translation>
    </message>
    <message>
        <source>Condition over which field?</source>
        <translation>按哪个字段筛选？</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>search “%1”</source>
        <translation>搜索“%1”</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>按 %1</translation>
    </message>
    <message>
        <source>No %1 fits</source>
        <comment>a kind of record</comment>
        <translation>没有符合条件的%1</translation>
    </message>
    <message>
        <source>Shown are those with: %1</source>
        <translation>当前条件：%1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <source>No %1 yet</source>
        <comment>a kind of record</comment>
        <translation>还没有%1</translation>
    </message>
    <message>
        <source>There were none on that day.</source>
        <translation>那一天还没有记录。</translation>
    </message>
    <message>
        <source>Import them from a table, or enter the first one by hand.</source>
        <translation>可以从表格导入，或手工录入第一条。</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New %1...</source>
        <translation>新增%1…</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新增%1</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>业务台账</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordsPart</name>
    <message>
        <source>Figure</source>
        <translation>统计方式</translation>
    </message>
    <message>
        <source>Field of the figure</source>
        <translation>统计字段</translation>
    </message>
    <message>
        <source>Which records, by date</source>
        <translation>按日期限定记录</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>in the last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>between two days</source>
        <translation>两个日期之间</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>最晚</translation>
    </message>
    <message>
        <source>earliest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
</context>
<context>
    <name>meike::ui::RecoveryCode</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>With it a data custodian who has forgotten the PIN signs in. It is shown this once: write it down, and keep it away from this computer. Without PIN and code nobody gets in here any more.</source>
        <translation>数据管理员忘记 PIN 时凭它登录。恢复码只显示这一次：请抄下，不要和这台电脑放在一起。PIN 和恢复码都丢失，就再也没有人能从这里登录。</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>恢复码(&amp;C)</translation>
    </message>
</context>
<context>
    <name>meike::ui::ReliabilityCard</name>
    <message>
        <source>When it says 80%, is it 80%?</source>
        <translation>说八成，真有八成吗？</translation>
    </message>
    <message>
        <source>The history is too short to test it on the past.</source>
        <translation>历史太短，无法用过去检验。</translation>
    </message>
    <message>
        <source>ordered %1</source>
        <translation>实际 %1</translation>
    </message>
    <message>
        <source>Clients grouped by how likely the model thought an order in the next %1. Upper bar: what it said. Lower bar: how many did order. The closer the two, the better.</source>
        <translation>按模型认为未来 %1内会下单的可能性给客户分组。上条是预测，下条是实际，两条越接近越好。</translation>
    </message>
    <message>
        <source>predicted %1</source>
        <translation>预测 %1</translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 例</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 例</translation>
    </message>
    <message>
        <source>Predicted and actual share of clients who order</source>
        <translation>预测与实际的下单客户比例</translation>
    </message>
    <message>
        <source>Grey: under %1 cases, too few to go by. A client counts once in each test.</source>
        <translation>灰色：不足 %1 例，太少，不足为凭。一个客户在每次检验中各算一例。</translation>
    </message>
</context>
<context>
    <name>meike::ui::RenewalsCard</name>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value, last year</source>
        <translation>近一年价值</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>续约概率</translation>
    </message>
    <message>
        <source>No contract ends within 90 days.</source>
        <translation>90 天内没有到期的合同。</translation>
    </message>
    <message>
        <source>Of contracts like these so many were renewed.</source>
        <translation>同类合同过去续约的比例。</translation>
    </message>
</context>
<context>
    <name>meike::ui::ReportCardCard</name>
    <message>
        <source>Show the model</source>
        <translation>查看模型</translation>
    </message>
    <message>
        <source>Trying the model on the past...</source>
        <translation>正在用过去的数据试算模型…</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Omission rate</source>
        <translation>遗漏率</translation>
    </message>
    <message>
        <source>Bias of the total</source>
        <translation>总量偏差</translation>
    </message>
    <message>
        <source>Within the 80% interval</source>
        <translation>落在范围内的客户</translation>
    </message>
    <message>
        <source>of clients; 80% is right</source>
        <translation>按客户；80% 为准</translation>
    </message>
    <message numerus="yes">
        <source>The verdict is the model&apos;s, for all clients. Below: %n cases of the filtered clients alone.</source>
        <translation>
            <numerusform>结论针对全部客户的模型；以下仅为筛选客户的 %n 个样本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The verdict is the model&apos;s, for all clients. %n cases of the filtered clients are too few for figures of their own.</source>
        <translation>
            <numerusform>结论针对全部客户的模型；筛选客户只有 %n 个样本，不足以单独计算。</numerusform>
        </translation>
    </message>
    <message>
        <source>expected to buy, but did not</source>
        <translation>预测会合作，实际没有</translation>
    </message>
    <message>
        <source>bought, but not expected to</source>
        <translation>实际合作，没有预测到</translation>
    </message>
    <message>
        <source>orders expected against actual orders</source>
        <translation>预测订单与实际订单相比</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>predicted, actual</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Said to be so likely to buy → did buy</source>
        <translation>预测下单 → 实际下单</translation>
    </message>
</context>
<context>
    <name>meike::ui::Review</name>
    <message>
        <source>Client review: %1</source>
        <translation>客户评估：%1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>rules: %1, version %2</source>
        <translation>规则：%1，第 %2 版</translation>
    </message>
    <message numerus="yes">
        <source>value: %1 of the last %n days</source>
        <translation>
            <numerusform>价值：最近 %n 天的%1</numerusform>
        </translation>
    </message>
    <message>
        <source>not signed off</source>
        <translation>未审定</translation>
    </message>
    <message>
        <source>signed off by %1</source>
        <translation>审定人：%1</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Without a tier: %1, who bought nothing yet.</source>
        <translation>%1没有等级：还没有合作过。</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>等级迁移</translation>
    </message>
    <message>
        <source>There is no earlier assessment of these tiers to compare with.</source>
        <translation>没有更早的、等级划分相同的评估可比。</translation>
    </message>
    <message>
        <source>From %1 (%2) to %3: rows are before, columns are after.</source>
        <translation>从 %1（%2）到 %3：行为之前，列为之后。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原等级</translation>
    </message>
    <message>
        <source>no tier now</source>
        <translation>现无等级</translation>
    </message>
    <message>
        <source>no tier before</source>
        <translation>原无等级</translation>
    </message>
    <message>
        <source>Who moved, falls first</source>
        <translation>谁的等级变了（降级在前）</translation>
    </message>
    <message>
        <source>Nobody has another tier.</source>
        <translation>没有客户的等级有变化。</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>现等级</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>At risk in the two best tiers</source>
        <translation>核心、重点客户中有流失风险的</translation>
    </message>
    <message>
        <source>None of them is at risk.</source>
        <translation>其中没有客户有流失风险。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Days silent</source>
        <translation>沉默天数</translation>
    </message>
    <message>
        <source>Value, last 365 days</source>
        <translation>近 365 天价值</translation>
    </message>
    <message>
        <source>Due for re-assessment</source>
        <translation>待重新评估</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现已到期</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决议</translation>
    </message>
    <message>
        <source>Client or subject</source>
        <translation>客户或事项</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决议内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1</translation>
    </message>
    <message>
        <source>With a tier: %1, worth %2.</source>
        <translation>%1已有等级，统计期价值 %2。</translation>
    </message>
    <message>
        <source>At risk in the two best tiers: %1.</source>
        <translation>核心、重点客户中有流失风险的 %1 个。</translation>
    </message>
    <message>
        <source>Since %1: %2 up, %3 down, %4 with a first tier, %5 without a tier now.</source>
        <translation>与“%1”相比：升级 %2，降级 %3，首次评级 %4，不再评级 %5。</translation>
    </message>
    <message numerus="yes">
        <source>value: %1 of the last %n years</source>
        <translation>
            <numerusform>价值：近 %n 年的%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Tiers are those that the rules give: a tier set by hand (%1) is not counted.</source>
        <translation>等级按规则计算，人工指定的等级（%1）不计入。</translation>
    </message>
</context>
<context>
    <name>meike::ui::RiskCard</name>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>沉默</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>No client is at risk.</source>
        <translation>没有流失风险客户。</translation>
    </message>
</context>
<context>
    <name>meike::ui::RolesSection</name>
    <message>
        <source>With roles on everybody signs in with a PIN: account managers see and change their own clients and the pool, sales leads those of the people below them, data custodians everything; all others look and change nothing. Guard rails inside this file: whoever has the file and another program sees all of it.</source>
        <translation>启用角色后，每个人用 PIN 登录：客户经理查看和修改自己的客户与公海，销售主管查看和修改下属的客户，数据管理员不受限制，其他人只能查看。这是文件内部的护栏：拿到文件并用其他软件打开的人仍能看到全部内容。</translation>
    </message>
    <message>
        <source>Turn roles on...</source>
        <translation>启用角色…</translation>
    </message>
    <message>
        <source>Turn roles off...</source>
        <translation>关闭角色…</translation>
    </message>
    <message>
        <source>Set a PIN...</source>
        <translation>设置 PIN…</translation>
    </message>
    <message>
        <source>Roles are off: whoever opens this workspace sees and changes all of it.</source>
        <translation>角色未启用：打开此工作区的人可以查看和修改全部内容。</translation>
    </message>
    <message>
        <source>Roles are on. The window locks after 5 minutes without a key or a click.</source>
        <translation>角色已启用。5 分钟无操作后窗口自动锁定。</translation>
    </message>
    <message>
        <source>Roles are on. Data custodians set PINs and turn roles off.</source>
        <translation>角色已启用。PIN 由数据管理员设置，角色也由其关闭。</translation>
    </message>
    <message>
        <source>The demo agency is for everybody.</source>
        <translation>演示公司人人可用。</translation>
    </message>
    <message>
        <source>Turn roles on</source>
        <translation>启用角色</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Choose who keeps this workspace as data custodian, and a PIN. The others get theirs afterwards, from the custodian.</source>
        <translation>请选择由谁担任此工作区的数据管理员，并设置 PIN。其他人的 PIN 随后由数据管理员设置。</translation>
    </message>
    <message>
        <source>Nobody is data custodian yet: give somebody that post under People first.</source>
        <translation>还没有数据管理员：请先在“人员”中为某人设置这个岗位。</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>设置 PIN</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Tell it to the person alone; they can change it after signing in, at their name at the top right.</source>
        <translation>请只告诉本人；登录后可在右上角自己的名字处修改。</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>PIN 已设置。</translation>
    </message>
    <message>
        <source>Turn roles off</source>
        <translation>关闭角色</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Whoever opens this workspace then sees and changes all of it. All PINs and the recovery code are forgotten.</source>
        <translation>关闭后，打开此工作区的人可以查看和修改全部内容。所有 PIN 和恢复码都会清除。</translation>
    </message>
</context>
<context>
    <name>meike::ui::RuleGroup</name>
    <message>
        <source>How these conditions go together</source>
        <translation>这些条件的组合方式</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>全部满足</translation>
    </message>
    <message>
        <source>Any of these holds</source>
        <translation>任一满足</translation>
    </message>
    <message>
        <source>None of these holds</source>
        <translation>排除以下</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>移除此组</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Add a group of conditions</source>
        <translation>添加条件组</translation>
    </message>
</context>
<context>
    <name>meike::ui::RulePopover</name>
    <message>
        <source>Conditions of the list</source>
        <translation>列表的条件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>%n condition(s) not complete yet: the list waits.</source>
        <translation>
            <numerusform>还有 %n 个条件没有填完：列表暂不变化。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::RuleWhy</name>
    <message>
        <source>No client of that name</source>
        <translation>没有这个名字的客户</translation>
    </message>
    <message>
        <source>Choose a client here or at the right, and read why.</source>
        <translation>在这里或右侧选一个客户，查看原因。</translation>
    </message>
    <message>
        <source>“%1” is in.</source>
        <translation>“%1”在其中。</translation>
    </message>
    <message>
        <source>“%1” is not in.</source>
        <translation>“%1”不在其中。</translation>
    </message>
    <message>
        <source>Holds: %1</source>
        <translation>满足：%1</translation>
    </message>
    <message>
        <source>Does not hold: %1</source>
        <translation>不满足：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Why is a client in, or not?</source>
        <translation>某个客户为什么在（或不在）名单里？</translation>
    </message>
    <message>
        <source>Client (pinyin works)</source>
        <translation>客户（支持拼音）</translation>
    </message>
    <message>
        <source>Client whose place is explained</source>
        <translation>要查看原因的客户</translation>
    </message>
    <message>
        <source>The rule cannot be checked as it stands.</source>
        <translation>规则目前无法核对，请先处理上面的问题。</translation>
    </message>
    <message>
        <source>The rule has no condition: everybody is in.</source>
        <translation>规则没有条件，所有客户都在其中。</translation>
    </message>
</context>
<context>
    <name>meike::ui::SatisfactionPage</name>
    <message>
        <source>An answer to a survey...</source>
        <translation>满意度调查…</translation>
    </message>
    <message>
        <source>A complaint...</source>
        <translation>投诉…</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>Last 24 months</source>
        <translation>近 24 个月</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>By %1</source>
        <comment>tier, owner ...</comment>
        <translation>按%1</translation>
    </message>
    <message>
        <source>Of which time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>In which groups</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Low scores</source>
        <translation>低分</translation>
    </message>
    <message>
        <source>CSAT up to 2, NPS up to 6: agree on what will change, then ask again</source>
        <translation>满意度不超过 2、推荐值不超过 6：先整改，再回访</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>What clients say</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>with the range in which it lies 19 times in 20</source>
        <translation>附 95% 区间</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>All</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未关闭</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Working days until then, the middle of all</source>
        <translation>到那天的工作日数，取中位数</translation>
    </message>
    <message>
        <source>Answered: as noted, else when the client was next spoken to</source>
        <translation>响应：以登记为准，否则取投诉后首次互动</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>投诉原因</translation>
    </message>
    <message>
        <source>the most frequent first</source>
        <translation>从多到少</translation>
    </message>
    <message>
        <source>Causes of complaints</source>
        <translation>投诉原因</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Corrective action...</source>
        <translation>整改…</translation>
    </message>
    <message>
        <source>Close with a new score...</source>
        <translation>回访并关闭…</translation>
    </message>
    <message>
        <source>Open the client</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Nobody has been asked yet</source>
        <translation>还没有满意度记录</translation>
    </message>
    <message>
        <source>Note what clients answer to a survey (CSAT 1 to 5, NPS 0 to 10) and what they complain about, or import the list that you have: here stands what it comes to.</source>
        <translation>登记客户的满意度（CSAT 1–5、NPS 0–10）和投诉，或导入已有的表格，结果会汇总在这里。</translation>
    </message>
    <message>
        <source>Note an answer</source>
        <translation>登记满意度</translation>
    </message>
    <message>
        <source>Note a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>days off not published yet: Mondays to Fridays count</source>
        <translation>放假安排尚未公布，按周一至周五计</translation>
    </message>
    <message>
        <source>nothing noted</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>Note an answer to a survey...</source>
        <translation>登记满意度调查…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有答复</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers: too few</source>
        <translation>
            <numerusform>%Ln 份，太少</numerusform>
        </translation>
    </message>
    <message>
        <source>Satisfied (CSAT 4 or 5)</source>
        <translation>满意（CSAT 4–5 分）</translation>
    </message>
    <message>
        <source>%1 – %2 · %3 answers</source>
        <comment>from, to, how many</comment>
        <translation>%1 – %2 · %3 份</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>推荐值 NPS</translation>
    </message>
    <message>
        <source>%1 to %2 · %3 answers</source>
        <comment>from, to, how many</comment>
        <translation>%1 至 %2 · %3 份</translation>
    </message>
    <message>
        <source>Promoters (9, 10) less detractors (0 to 6), in points of a hundred</source>
        <translation>推荐者（9–10 分）减贬损者（0–6 分），百分点</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>未关闭投诉</translation>
    </message>
    <message>
        <source>%1 in all, %2 late</source>
        <translation>共 %1 起，超期 %2 起</translation>
    </message>
    <message>
        <source>Closed after, working days</source>
        <translation>投诉关闭用时（工作日）</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>响应用时 %1</translation>
    </message>
    <message>
        <source>none closed</source>
        <translation>还没有关闭的</translation>
    </message>
    <message>
        <source>Low scores to act on</source>
        <translation>待整改的低分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln overdue</source>
        <translation>
            <numerusform>%Ln 项超期</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>太少，不下结论</translation>
    </message>
    <message>
        <source>%1, 19 times in 20 between %2 and %3</source>
        <translation>%1，95% 区间 %2 至 %3</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>nobody says of which service they are</source>
        <translation>投诉不区分服务类型</translation>
    </message>
    <message>
        <source>NPS %1</source>
        <translation>推荐值 %1</translation>
    </message>
    <message>
        <source>CSAT %1</source>
        <translation>满意度 %1</translation>
    </message>
    <message>
        <source>nothing agreed</source>
        <translation>未整改</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>done, ask again</source>
        <translation>已整改，待回访</translation>
    </message>
    <message>
        <source>closed, now %1</source>
        <translation>已关闭，现 %1 分</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>no day yet</source>
        <translation>没有期限</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>meike::ui::ScoreParts</name>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>风险：%1</translation>
    </message>
    <message>
        <source>Never below 0</source>
        <translation>不低于 0</translation>
    </message>
</context>
<context>
    <name>meike::ui::ScoringSection</name>
    <message>
        <source>Clients are scored by</source>
        <translation>当前评分规则</translation>
    </message>
    <message>
        <source>%1 v%2</source>
        <translation>%1 v%2</translation>
    </message>
    <message>
        <source>Change the rules...</source>
        <translation>修改规则...</translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentDetail</name>
    <message>
        <source>Keep today&apos;s clients as a fixed list</source>
        <translation>把当前客户存为固定名单</translation>
    </message>
    <message>
        <source>Compare with other segments...</source>
        <translation>与其他细分比较…</translation>
    </message>
    <message>
        <source>Delete segment</source>
        <translation>删除细分</translation>
    </message>
    <message numerus="yes">
        <source>%n conditions are not complete and do not count yet.</source>
        <translation>
            <numerusform>有 %n 个条件还没填完，暂不计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Fixed list of %1</source>
        <translation>固定名单（%1）</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Give the segment a name.</source>
        <translation>请给细分起个名字。</translation>
    </message>
    <message numerus="yes">
        <source>%n conditions are not complete. Complete or remove them, then save.</source>
        <translation>
            <numerusform>有 %n 个条件还没填完。填完或移除后再保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a segment “%1” already: choose another name.</source>
        <translation>已有名为“%1”的细分，请换个名字。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>全部细分</translation>
    </message>
    <message>
        <source>Name of the segment</source>
        <translation>细分名称</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Export list...</source>
        <translation>导出名单…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>All clients. Add a condition to narrow them down.</source>
        <translation>目前包含全部客户。添加条件即可缩小范围。</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What it is for (optional)</source>
        <translation>用途（选填）：什么时候看、给谁用</translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentHistory</name>
    <message>
        <source>Known since %1, when this segment was first counted.</source>
        <translation>自 %1 起记录。</translation>
    </message>
    <message>
        <source>Nobody has come or gone.</source>
        <translation>没有客户进出。</translation>
    </message>
    <message>
        <source>%1 more are in now, %2 no longer.</source>
        <translation>新进入 %1，离开 %2。</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>（已删除）</translation>
    </message>
    <message>
        <source>in</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>The rule was changed</source>
        <translation>规则有修改</translation>
    </message>
    <message>
        <source>Time has passed</source>
        <translation>时间推移</translation>
    </message>
    <message>
        <source>Its data have changed</source>
        <translation>客户数据有变化</translation>
    </message>
    <message>
        <source>v%1</source>
        <translation>v%1</translation>
    </message>
    <message>
        <source>Changes in membership</source>
        <translation>成员变化</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>从何时起</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>最近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则版本</translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentList</name>
    <message>
        <source>Counting the segments</source>
        <translation>正在统计细分</translation>
    </message>
    <message>
        <source>Fixed list</source>
        <translation>固定名单</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Came in and went out in the last 30 days</source>
        <translation>最近 30 天进入和离开的客户</translation>
    </message>
    <message>
        <source>Known since %1, when this segment was first counted</source>
        <translation>自 %1 起记录</translation>
    </message>
    <message numerus="yes">
        <source>%n segments</source>
        <translation>
            <numerusform>共 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Which classification? (pinyin works)</source>
        <translation>按哪种分类？（支持拼音）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in Clients</source>
        <translation>在客户列表中查看</translation>
    </message>
    <message>
        <source>Delete segment</source>
        <translation>删除细分</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>From a preset...</source>
        <translation>从预设新建…</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>新建细分</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天变化</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>No segments yet</source>
        <translation>还没有细分</translation>
    </message>
    <message>
        <source>A segment is a rule that always knows who meets it: at-risk key clients, contracts that end soon, whoever has not been called.</source>
        <translation>细分是一条规则，随时知道哪些客户符合：有流失风险的重点客户、合同快到期的客户、很久没联系的客户。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentResult</name>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message numerus="yes">
        <source>clients</source>
        <translation>
            <numerusform>个客户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No client meets this rule</source>
        <translation>没有客户符合此规则</translation>
    </message>
    <message>
        <source>This rule cannot be counted</source>
        <translation>此规则无法统计</translation>
    </message>
    <message>
        <source>Show in Clients</source>
        <translation>在客户列表中查看</translation>
    </message>
    <message>
        <source>Clients in the segment</source>
        <translation>细分中的客户</translation>
    </message>
    <message>
        <source>Loosen a condition, or ask at the left about one client.</source>
        <translation>可放宽条件，或在左侧查看某个客户的原因。</translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentText</name>
    <message>
        <source>Value in window</source>
        <translation>窗口内价值</translation>
    </message>
    <message numerus="yes">
        <source>in %n year(s)</source>
        <translation>
            <numerusform>近 %n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2%1</translation>
    </message>
    <message>
        <source>“%1” stays: the tag “%2” follows it. Put that tag on by hand first.</source>
        <translation>“%1”未删除：标签“%2”跟随该细分。请先把该标签改为手工添加。</translation>
    </message>
    <message>
        <source>“%1” stays: the rule of “%2” refers to it. Change that first.</source>
        <translation>“%1”未删除：“%2”的规则引用了它。请先修改“%2”。</translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentsPage</name>
    <message>
        <source>The changes to “%1” are not saved.</source>
        <translation>“%1”的修改没有保存。</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>The segment is not saved.</source>
        <translation>细分尚未保存。</translation>
    </message>
    <message>
        <source>Save the new segment?</source>
        <translation>保存新的细分？</translation>
    </message>
    <message>
        <source>Save the segment “%1”?</source>
        <translation>保存细分“%1”？</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>细分</translation>
    </message>
</context>
<context>
    <name>meike::ui::SettingsPage</name>
    <message>
        <source>Deactivate</source>
        <translation>设为离职</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>设为在职</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存位置：%1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Currency rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Lists to choose from</source>
        <translation>选项列表</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>About Meike</source>
        <translation>关于媒客</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>Weeks start on Monday</source>
        <translation>每周从星期一开始</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>名称(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Base currency</source>
        <translation>本位币(&amp;B)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>What one unit of a currency is worth in the base currency from a day on. Clients who paid in a currency without a rate have no value.</source>
        <translation>自某日起，一单位外币折合多少本位币。付款币种缺少汇率的客户无法计算价值。</translation>
    </message>
    <message>
        <source>Items that are in use stay with their clients when they are taken out of use or merged.</source>
        <translation>停用或合并正在使用的选项时，客户上的内容会保留。</translation>
    </message>
    <message>
        <source>Meike %1. Works offline: it opens no network connection and sends nothing to anyone. Your data is one file on this computer. Free software under the GNU General Public License, version 3 or later; icons by Lucide (ISC licence).</source>
        <translation>媒客 %1。离线运行：不建立任何网络连接，不向任何人发送数据，您的数据就是本机上的一个文件。自由软件，采用 GNU 通用公共许可证第 3 版或更高版本；图标来自 Lucide（ISC 许可证）。</translation>
    </message>
    <message>
        <source>The base currency stays as it is: there are orders or rates in it already.</source>
        <translation>本位币不能更改：已有订单或汇率以它计价。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>A tag is put on by hand, or follows a segment: then it is on exactly the clients of that segment, always.</source>
        <translation>标签可以手工添加，也可以跟随某个细分：跟随后，标签始终与该细分的客户一致。</translation>
    </message>
    <message>
        <source>Current &amp;user</source>
        <translation>当前用户(&amp;U)</translation>
    </message>
    <message>
        <source>Leave the changed scoring rules?</source>
        <translation>是否放弃对评分规则的修改？</translation>
    </message>
    <message>
        <source>They are not applied yet.</source>
        <translation>修改尚未启用。</translation>
    </message>
    <message>
        <source>Backup and restore...</source>
        <translation>备份与恢复…</translation>
    </message>
    <message>
        <source>Fields of your own</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>What your agency wants to know besides: such a field stands in forms, lists, conditions, import, export and on the client&apos;s page like every other.</source>
        <translation>本公司还想记录的内容：这样的字段与其他字段一样，出现在表单、列表、条件、导入、导出和客户页中。</translation>
    </message>
    <message>
        <source>Roles and sign-in</source>
        <translation>角色与登录</translation>
    </message>
</context>
<context>
    <name>meike::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>meike::ui::Sidebar</name>
    <message>
        <source>Meike</source>
        <translation>媒客</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单 (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>meike::ui::SignInKeeper</name>
    <message>
        <source>Change my PIN</source>
        <translation>修改我的 PIN</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>meike::ui::SignInSheet</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Roles are on in %1: everybody sees and changes what is theirs.</source>
        <translation>%1 已启用角色：每个人查看和修改自己权限内的内容。</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Recovery code</source>
        <translation>恢复码(&amp;R)</translation>
    </message>
    <message>
        <source>P&amp;IN</source>
        <translation>PIN(&amp;I)</translation>
    </message>
    <message>
        <source>%1 (no PIN yet)</source>
        <translation>%1（尚无 PIN）</translation>
    </message>
    <message>
        <source>New P&amp;IN</source>
        <translation>新 PIN(&amp;I)</translation>
    </message>
    <message>
        <source>I know the PIN</source>
        <translation>我记得 PIN</translation>
    </message>
    <message>
        <source>PIN forgotten...</source>
        <translation>忘记 PIN…</translation>
    </message>
    <message>
        <source>Set the PIN and sign in</source>
        <translation>设置 PIN 并登录</translation>
    </message>
</context>
<context>
    <name>meike::ui::SinceCard</name>
    <message>
        <source>What has changed since %1?</source>
        <translation>%1 以来有什么变化？</translation>
    </message>
    <message>
        <source>On that day there was not enough data for a forecast.</source>
        <translation>当时数据不足，没有预测。</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化来自</translation>
    </message>
    <message>
        <source>the limits</source>
        <translation>分级界限</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户自身</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>查看这 %1</translation>
    </message>
    <message>
        <source>Clients whose tier changed</source>
        <translation>等级有变动的客户</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原等级</translation>
    </message>
    <message>
        <source>To</source>
        <translation>现等级</translation>
    </message>
    <message>
        <source>On that day the model expected %1 orders up to now. There were %2 (%3).</source>
        <translation>当时模型预计至今下单 %1 次，实际 %2 次（%3）。</translation>
    </message>
    <message>
        <source>On that day the model expected no orders up to now. There were %1.</source>
        <translation>当时模型预计至今没有订单，实际 %1 次。</translation>
    </message>
</context>
<context>
    <name>meike::ui::StepEditor</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>待办 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>完成 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 by what was logged)</source>
        <translation>%1（其中 %2 由记录自动完成）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>改期 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>跳过 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
    <message>
        <source>Skipped because</source>
        <translation>跳过原因</translation>
    </message>
    <message>
        <source>Edit this step</source>
        <translation>修改这一步</translation>
    </message>
    <message>
        <source>Move the step up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the step down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>What the step is called</source>
        <translation>步骤名称</translation>
    </message>
    <message>
        <source>Its English name (optional)</source>
        <translation>英文名称（可不填）</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Days or working days</source>
        <translation>按天还是按工作日</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>个工作日</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>之前还是之后</translation>
    </message>
    <message>
        <source>after it</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>before it</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>on the day itself</source>
        <translation>当天</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>限于哪一种</translation>
    </message>
    <message>
        <source>What finishes it</source>
        <translation>完成标志</translation>
    </message>
    <message>
        <source>Whose count</source>
        <translation>谁的互动计入</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>由谁做</translation>
    </message>
    <message>
        <source>Function of the team</source>
        <translation>团队职能</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>What is at stake</source>
        <translation>利害</translation>
    </message>
    <message>
        <source>{contact}, {client} and {last_project} stand for the names of the client in question.</source>
        <translation>{contact}、{client}、{last_project} 会换成具体客户的联系人、名称和最近项目。</translation>
    </message>
    <message>
        <source>Text to say or send, with {contact}, {client}, {last_project} (optional)</source>
        <translation>话术，可用 {contact}、{client}、{last_project}（可不填）</translation>
    </message>
    <message>
        <source>The text in English (optional)</source>
        <translation>英文话术（可不填）</translation>
    </message>
    <message>
        <source>any stage</source>
        <translation>任何阶段</translation>
    </message>
    <message>
        <source>CSAT or NPS</source>
        <translation>CSAT 或 NPS</translation>
    </message>
    <message>
        <source>every holiday</source>
        <translation>每个节日</translation>
    </message>
    <message>
        <source>%1, %2: every %3 %4 since the last time that counts.</source>
        <translation>%1，%2：距上次计入的一次，每满 %3 %4做一次。</translation>
    </message>
    <message>
        <source>%1, when: %2, %3.</source>
        <translation>%1，时间：%2%3。</translation>
    </message>
    <message>
        <source>%1, when: %2, %3 %4 %5.</source>
        <translation>%1，时间：%2%5 %3 %4。</translation>
    </message>
    <message>
        <source> Only for: %1.</source>
        <translation>仅限：%1。</translation>
    </message>
    <message>
        <source>Done when: %1, by %2, noted by %3.</source>
        <translation>算完成：%1，方式 %2，记录人为%3。</translation>
    </message>
    <message>
        <source>Done when: %1.</source>
        <translation>算完成：%1。</translation>
    </message>
    <message>
        <source>By: %1 %2, in %3 minutes. At stake: %4.</source>
        <translation>由 %1 %2 做，用时 %3 分钟，利害 %4。</translation>
    </message>
    <message>
        <source>By: %1, in %2 minutes. At stake: %3.</source>
        <translation>由 %1 做，用时 %2 分钟，利害 %3。</translation>
    </message>
    <message>
        <source>Step %1 has no name.</source>
        <translation>第 %1 步还没有名称。</translation>
    </message>
    <message>
        <source>Step %1: say after how many days.</source>
        <translation>第 %1 步：请填写天数。</translation>
    </message>
    <message>
        <source>Step %1: say how many minutes it takes.</source>
        <translation>第 %1 步：请填写用时（分钟）。</translation>
    </message>
    <message>
        <source>Step %1: there is no function of the team to choose yet; add one in Settings.</source>
        <translation>第 %1 步：还没有可选的团队职能，请先在设置中添加。</translation>
    </message>
    <message>
        <source>Step %1: there is nobody to choose yet; add people in Settings.</source>
        <translation>第 %1 步：还没有可选的人员，请先在设置中添加。</translation>
    </message>
    <message>
        <source>any kind</source>
        <translation>任何方式</translation>
    </message>
    <message>
        <source>Interactions that count</source>
        <translation>计入的互动方式</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Its Chinese name (optional)</source>
        <translation>中文名称（可不填）</translation>
    </message>
    <message>
        <source>The text in Chinese (optional)</source>
        <translation>中文话术（可不填）</translation>
    </message>
</context>
<context>
    <name>meike::ui::TagEditor</name>
    <message>
        <source>by rule: %1</source>
        <translation>按规则：%1</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>A tag needs a name without separators.</source>
        <translation>标签需要有名称，且不能含分隔符。</translation>
    </message>
    <message>
        <source>There is a tag of this name already: merge the two instead.</source>
        <translation>已有同名标签，可以将两者合并。</translation>
    </message>
    <message>
        <source>Put on by hand</source>
        <translation>手工添加</translation>
    </message>
    <message>
        <source>Follow a segment</source>
        <translation>跟随细分</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>标签组</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>How it is put on</source>
        <translation>如何添加</translation>
    </message>
    <message>
        <source>Rename...</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New group...</source>
        <translation>新建标签组…</translation>
    </message>
    <message>
        <source>New tag group</source>
        <translation>新建标签组</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>请填写标签组名称。</translation>
    </message>
    <message>
        <source>There is a group of this name already.</source>
        <translation>已有同名标签组。</translation>
    </message>
</context>
<context>
    <name>meike::ui::TagPicker</name>
    <message>
        <source>Tag this client</source>
        <translation>为该客户加标签</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>为 %1 加标签</translation>
    </message>
</context>
<context>
    <name>meike::ui::TagsEditor</name>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Type a tag (pinyin works)</source>
        <translation>输入标签（支持拼音）</translation>
    </message>
</context>
<context>
    <name>meike::ui::TickList</name>
    <message>
        <source>Filter (pinyin works)</source>
        <translation>筛选（支持拼音）</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>可选值</translation>
    </message>
</context>
<context>
    <name>meike::ui::TierCard</name>
    <message>
        <source>%1 without a tier: no purchase yet</source>
        <translation>%1未评级：尚未合作</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>clients and their share</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>价值 %1</translation>
    </message>
    <message>
        <source>%1, value in window %2</source>
        <translation>%1，窗口内价值 %2</translation>
    </message>
</context>
<context>
    <name>meike::ui::TierLabel</name>
    <message>
        <source>Tier: %1</source>
        <translation>等级：%1</translation>
    </message>
</context>
<context>
    <name>meike::ui::TimelineModel</name>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::TodayOut</name>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Within 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Does not fit into this week</source>
        <translation>本周排不下</translation>
    </message>
    <message>
        <source>To do, %1</source>
        <translation>待办 %1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>为什么在这里</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>%1 (%2 min)</source>
        <translation>%1（%2 分钟）</translation>
    </message>
    <message>
        <source>Nothing is due within the week.</source>
        <translation>一周内没有到期的事。</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>The list is in %1.</source>
        <translation>清单已写入 %1。</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <source>The list as a calendar</source>
        <translation>导出为日历</translation>
    </message>
    <message>
        <source>Choose a file...</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>A PDF of %1: what is overdue, of today and of this week, what is held back and what does not fit. Names of people are in it: what it is for goes into the borrow register.</source>
        <translation>把 %1 的清单导出为 PDF：逾期、今天和本周的事，以及暂缓的、排不下的。其中含人名，用途会记入导出登记。</translation>
    </message>
    <message>
        <source>A calendar file (ICS) of %1, to be opened by a calendar program; nothing is sent anywhere. Names of people are in it: what it is for goes into the borrow register.</source>
        <translation>把 %1 的清单导出为日历文件（ICS），可用日历软件打开，不会发送到任何地方。其中含人名，用途会记入导出登记。</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>用途(&amp;P)</translation>
    </message>
    <message>
        <source>State the purpose.</source>
        <translation>请写明用途。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
</context>
<context>
    <name>meike::ui::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建待办</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>What there is to do</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>为什么在这里</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>D  Done, with a line</source>
        <translation>D  完成，写一行</translation>
    </message>
    <message>
        <source>M  Move</source>
        <translation>M  改期</translation>
    </message>
    <message>
        <source>S  Skip, with a reason</source>
        <translation>S  跳过，写原因</translation>
    </message>
    <message>
        <source>Enter  Open the client</source>
        <translation>Enter  打开客户</translation>
    </message>
    <message>
        <source>A quiet day</source>
        <translation>今天没有待办</translation>
    </message>
    <message>
        <source>Nothing is due, and nothing comes within the month: no task, no next step, no money, no renewal, no birthday.</source>
        <translation>没有到期的事，一个月内也没有要来的：没有任务、下一步、应收、续约和生日。</translation>
    </message>
    <message>
        <source>Everybody (%1)</source>
        <translation>全部（%1）</translation>
    </message>
    <message>
        <source>Nobody&apos;s (%1)</source>
        <translation>无负责人（%1）</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Within 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%Ln overdue</source>
        <translation>
            <numerusform>逾期 %Ln 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln today</source>
        <translation>
            <numerusform>今天 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Its day follows from records: a receipt, an order or a closing takes it away.</source>
        <translation>这一项的日期由记录决定：收款、下单或关闭后自动消失。</translation>
    </message>
    <message>
        <source>New task for today...</source>
        <translation>新建待办…</translation>
    </message>
    <message>
        <source>The text is copied: paste it where you write to the client.</source>
        <translation>话术已复制，粘贴到发给客户的消息里即可。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Print...</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Calendar file...</source>
        <translation>日历文件…</translation>
    </message>
    <message>
        <source>C  Copy the text</source>
        <translation>C 复制话术</translation>
    </message>
    <message>
        <source>Print the list (PDF)...</source>
        <translation>打印今日清单（PDF）…</translation>
    </message>
    <message>
        <source>The list as a calendar (ICS)...</source>
        <translation>今日清单导出为日历（ICS）…</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Does not fit into this week</source>
        <translation>本周排不下</translation>
    </message>
    <message>
        <source>Enter or click shows them</source>
        <translation>回车或点击展开</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is planned for %1. Esc, or a click on the day, shows all.</source>
        <translation>%1 没有安排。按 Esc 或再点一下这一天，查看全部。</translation>
    </message>
    <message>
        <source>The plan of %1 as the facts of that day give it. What has changed since is read as it is now.</source>
        <translation>这是按 %1 当天的事实得出的计划；此后改动的内容以现在为准。</translation>
    </message>
    <message numerus="yes">
        <source>Playbooks changed since: %1 and %Ln more.</source>
        <translation>
            <numerusform>此后改过的方案：%1 等，另有 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Playbooks changed since: %1.</source>
        <translation>此后改过的方案：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) dated up to that day were entered later and count.</source>
        <translation>
            <numerusform>另有 %Ln 条日期在当天或之前的记录是后来补录的，也已计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were changed since: owner and other values without a day are today&apos;s.</source>
        <translation>
            <numerusform>此后有 %Ln 个客户改过：负责人等不带日期的内容是现在的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Noted as a task</source>
        <translation>已记下的待办</translation>
    </message>
    <message>
        <source>G  Give to...</source>
        <translation>G 转交给…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: Enter or click shows the next ones</source>
        <translation>
            <numerusform>还有 %Ln 项：按回车或点击再列后面的</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::TodayStrokes</name>
    <message>
        <source>Move</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>&amp;Why then</source>
        <translation>原因(&amp;W)</translation>
    </message>
    <message>
        <source>Say why it is to be on that day all the same.</source>
        <translation>请写明为什么仍要在那天。</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>原因(&amp;W)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What came of it; empty: just done</source>
        <translation>结果如何；留空表示仅标为完成</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果如何</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>一行(&amp;L)</translation>
    </message>
    <message>
        <source>Say in a line what came of it: it becomes an interaction.</source>
        <translation>请写一行结果，会记为一次互动。</translation>
    </message>
    <message>
        <source>To tomorrow</source>
        <translation>改到明天</translation>
    </message>
    <message>
        <source>In three days</source>
        <translation>三天后</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>In two weeks</source>
        <translation>两周后</translation>
    </message>
    <message>
        <source>To another day...</source>
        <translation>改到其他日期…</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Say why it is not to be done.</source>
        <translation>请写明为什么不做。</translation>
    </message>
    <message>
        <source>For example: the client asked for it (optional)</source>
        <translation>例如：客户要求（可不填）</translation>
    </message>
    <message>
        <source>There is nobody else</source>
        <translation>没有其他人员</translation>
    </message>
</context>
<context>
    <name>meike::ui::TopBar</name>
    <message>
        <source>Search clients, contacts, tags, commands</source>
        <translation>搜索客户、联系人、标签、命令</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>By name, short name, pinyin or initials</source>
        <translation>可输入名称、简称、拼音或首字母</translation>
    </message>
    <message>
        <source>Show lists and tiers as of another day</source>
        <translation>查看截至其他日期的列表和等级</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Current user: %1</source>
        <translation>当前用户：%1</translation>
    </message>
    <message>
        <source>Current user</source>
        <translation>当前用户</translation>
    </message>
</context>
<context>
    <name>meike::ui::TotalsBar</name>
    <message>
        <source>Mean of %1</source>
        <translation>%1平均</translation>
    </message>
    <message>
        <source>Of %1 with a value</source>
        <translation>共 %1 条有值</translation>
    </message>
    <message>
        <source>%1 of them in other currencies, at the rate of their day</source>
        <translation>其中 %1 条为其他币种，按当天汇率折算</translation>
    </message>
    <message>
        <source>* %1 left out: their currency has no rate</source>
        <translation>* 未计入 %1 条：没有该币种的汇率</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
</context>
<context>
    <name>meike::ui::UnsavedSheet</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What you have entered is not saved yet.</source>
        <translation>你填写的内容尚未保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>meike::ui::UserMenu</name>
    <message>
        <source>Who is here?</source>
        <translation>选择当前用户</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>People...</source>
        <translation>人员…</translation>
    </message>
    <message>
        <source>Change my PIN...</source>
        <translation>修改我的 PIN…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>meike::ui::ValueEdit</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Values: none yet</source>
        <translation>取值：尚未选择</translation>
    </message>
    <message>
        <source>Values: %1</source>
        <translation>取值：%1</translation>
    </message>
    <message>
        <source>Filter (pinyin works)</source>
        <translation>筛选（支持拼音）</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Upper value</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>%1, 50万 works</source>
        <translation>%1，可填 50万</translation>
    </message>
    <message>
        <source>30% or 0.3</source>
        <translation>30% 或 0.3</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source> clients</source>
        <translation> 名</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Separate by commas</source>
        <translation>用顿号或逗号隔开</translation>
    </message>
</context>
<context>
    <name>meike::ui::ViewBar</name>
    <message>
        <source>Changed:</source>
        <translation>已更改：</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep the conditions, order and columns of now in this view</source>
        <translation>把当前的条件、排序和列存入此视图</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Back to the view as it was kept</source>
        <translation>恢复为保存时的样子</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save as a view...</source>
        <translation>存为视图…</translation>
    </message>
    <message>
        <source>Keep conditions, order and columns under a name in the side bar</source>
        <translation>把条件、排序和列以一个名称保存在侧栏</translation>
    </message>
</context>
<context>
    <name>meike::ui::WeekStrip</name>
    <message>
        <source>Nothing of playbooks this week</source>
        <translation>本周没有方案安排的事</translation>
    </message>
    <message>
        <source>All %1 of this week fit</source>
        <translation>本周 %1 项都排得下</translation>
    </message>
    <message>
        <source>%1 of %2 fit this week</source>
        <translation>本周 %2 项排得下 %1 项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln do not, %1 hours short</source>
        <translation>
            <numerusform>排不下 %Ln 项，差 %1 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back</source>
        <translation>
            <numerusform>暂缓 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps of playbooks against the hours there are</source>
        <translation>方案安排的事与可用工时</translation>
    </message>
    <message>
        <source>The week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Being planned...</source>
        <translation>正在排计划…</translation>
    </message>
</context>
<context>
    <name>meike::ui::WelcomePage</name>
    <message>
        <source>Meike</source>
        <translation>媒客</translation>
    </message>
    <message>
        <source>Who are our clients, what is each worth, and what should we do next?</source>
        <translation>我们的客户是谁，各自价值几何，下一步该做什么？</translation>
    </message>
    <message>
        <source>Open the demo agency</source>
        <translation>打开演示公司</translation>
    </message>
    <message>
        <source>400 clients and three years of business to look around in; kept in a file of its own</source>
        <translation>400 个客户、三年业务，随意浏览；保存在单独的文件中</translation>
    </message>
    <message>
        <source>Import my client list...</source>
        <translation>导入我的客户名单…</translation>
    </message>
    <message>
        <source>Add the first client...</source>
        <translation>新建第一个客户…</translation>
    </message>
    <message>
        <source>Begin with an empty workspace and fill it by hand</source>
        <translation>从空白工作区开始，手动录入</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>Open another workspace...</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Your data stays in one file on this computer. Meike has no network access and no telemetry.</source>
        <translation>数据保存在本机的一个文件中。媒客不联网，也不收集使用数据。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>From an Excel, ODS or CSV file; nothing leaves this computer</source>
        <translation>从 Excel、ODS 或 CSV 文件导入，数据不会离开本机</translation>
    </message>
</context>
<context>
    <name>meike::ui::WhatIfPage</name>
    <message>
        <source>Tiers do not go by the value score</source>
        <translation>等级不按价值评分划分</translation>
    </message>
    <message>
        <source>Under the rules in use, tiers follow from the class of a client. Change them as sentences, with the same preview, under Settings.</source>
        <translation>当前规则按客户的类型划分等级。可以在“设置”中逐句修改，同样有预览。</translation>
    </message>
    <message>
        <source>Open the rules</source>
        <translation>打开评分规则</translation>
    </message>
    <message>
        <source>Tiers from a value score of</source>
        <translation>各等级的价值评分下限</translation>
    </message>
    <message>
        <source>Weights in the value score</source>
        <translation>价值评分的权重</translation>
    </message>
    <message>
        <source>Taken off for risk</source>
        <translation>风险扣分</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>Higher limits, other weights: who moves, and how much money</source>
        <translation>提高门槛、换一组权重：谁会变动、涉及多少金额</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Apply as a new version</source>
        <translation>应用为新版本</translation>
    </message>
    <message>
        <source>Points at most</source>
        <translation>最多扣分</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原 %1</translation>
    </message>
    <message>
        <source>%1 in all: each counts by its share</source>
        <translation>合计 %1，按占比计算</translation>
    </message>
    <message>
        <source>A past day or other rules are shown: go back to today to apply.</source>
        <translation>正在查看过去的日期或其他规则，回到今天才能应用。</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>Only tried so far: nothing is changed until you apply it. Compared with %1.</source>
        <translation>仅为试算，应用之前不会改动任何数据。对比基准：%1。</translation>
    </message>
    <message>
        <source>Move a slider and see at once who would change tier. Rules shown: %1.</source>
        <translation>拖动滑块，立即查看哪些客户的等级会变。当前规则：%1。</translation>
    </message>
    <message>
        <source>Leave what you tried under “What if”?</source>
        <translation>是否放弃“假设推演”中的试算？</translation>
    </message>
    <message>
        <source>The rules you tried are not applied.</source>
        <translation>试算的规则尚未启用。</translation>
    </message>
    <message>
        <source>What if...</source>
        <translation>假设推演…</translation>
    </message>
</context>
<context>
    <name>meike::ui::WindowBanners</name>
    <message>
        <source>This is the demo agency: invented clients in a file of their own. Change whatever you like.</source>
        <translation>这是演示公司：客户均为虚构，保存在单独的文件中，可以随意修改。</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>退出演示</translation>
    </message>
    <message>
        <source>Today by the rules “%1”, version %2, to look at only: they are not those in use.</source>
        <translation>今天的数据，按“%1”第 %2 版规则评分，仅供查看：这不是现用规则。</translation>
    </message>
    <message>
        <source>Shown as of %1 by the rules “%2”, version %3, and not to be changed. Tags, owners and other fields are today&apos;s.</source>
        <translation>当前显示截至 %1、按“%2”第 %3 版规则的结果，不能修改。标签、负责人等字段为今天的内容。</translation>
    </message>
    <message>
        <source>Shown as of %1 and not to be changed. Tags, owners and other fields are today&apos;s.</source>
        <translation>显示截至 %1 的数据，不可修改；标签、负责人等其他字段为今天的内容。</translation>
    </message>
    <message>
        <source>Back to the rules in use</source>
        <translation>回到现用规则</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Restore a backup...</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Save a copy...</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Choose another...</source>
        <translation>选择其他工作区…</translation>
    </message>
</context>
<context>
    <name>meike::ui::WorkspaceDoor</name>
    <message>
        <source>Meike workspaces (*.meike)</source>
        <translation>媒客工作区 (*.meike)</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Creating %1</source>
        <translation>正在新建 %1</translation>
    </message>
    <message>
        <source>Making the demo agency</source>
        <translation>正在生成演示公司</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>Backup restored. The file it replaced was kept as %1.</source>
        <translation>备份已恢复，被替换的文件保留为 %1。</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>另存副本为</translation>
    </message>
    <message>
        <source>%1 (copy).%2</source>
        <translation>%1（副本）.%2</translation>
    </message>
    <message>
        <source>Workspaces (*.%1)</source>
        <translation>工作区 (*.%1)</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>正在另存副本</translation>
    </message>
    <message>
        <source>A copy was saved and verified: %1</source>
        <translation>副本已保存并核对：%1</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>打开存档</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>存档（*.zip）</translation>
    </message>
    <message>
        <source>The archive becomes this workspace</source>
        <translation>存档还原为以下工作区</translation>
    </message>
    <message>
        <source>Reading the archive</source>
        <translation>正在读取存档</translation>
    </message>
    <message>
        <source>“%1” is the workspace that is open. Choose another name for that of the archive.</source>
        <translation>“%1”就是当前打开的工作区。请为存档中的工作区另取名称。</translation>
    </message>
    <message>
        <source>Choose another name...</source>
        <translation>另取名称…</translation>
    </message>
    <message>
        <source>“%1” is there already. Choose another name for the workspace of the archive.</source>
        <translation>“%1”已存在。请为存档中的工作区另取名称。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Careful: %1.</source>
        <translation>注意：%1。</translation>
    </message>
</context>
</TS>
