// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_group.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/kit/calm_wheel.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/rules/condition_row.h"
#include "ui/rules/rule_controls.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLine = 3;
/// As deep as people still follow; a rule from a file may go deeper and is shown.
constexpr int kMaxDepth = 5;
/// As many conditions are built within a frame or two.
constexpr int kAtOnce = 12;
constexpr int kFirstSliceMs = 15;
constexpr int kSliceMs = 10;

}  // namespace

RuleGroup::RuleGroup(AppContext& context, Kind kind, int depth, QWidget* parent)
    : RuleNode(parent), m_context(context), m_kind(kind), m_depth(depth) {
    setObjectName(u"ruleGroup"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kLine + space::kWide, 0, 0, 0);
    layout->setSpacing(space::kUnit);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    m_type = new SnugCombo(this);
    m_type->setObjectName(u"groupTypeCombo"_s);
    m_type->setAccessibleName(tr("How these conditions go together"));
    m_type->addItem(tr("All of these hold"), int(Rule::Type::all));
    m_type->addItem(tr("Any of these holds"), int(Rule::Type::any));
    m_type->addItem(tr("None of these holds"), int(Rule::Type::none));
    calmWheel(m_type);
    m_remove = new QToolButton(this);
    m_remove->setObjectName(u"removeGroupButton"_s);
    m_remove->setIcon(icon(u"x"_s, Tone::secondary));
    m_remove->setAutoRaise(true);
    m_remove->setFixedHeight(kControlHeight);
    m_remove->setToolTip(tr("Remove this group"));
    m_remove->setAccessibleName(tr("Remove this group"));
    m_remove->setVisible(depth > 0);
    head->addWidget(m_type);
    head->addWidget(m_remove);
    head->addStretch(1);
    layout->addLayout(head);

    m_children = new QVBoxLayout;
    m_children->setSpacing(space::kUnit);
    layout->addLayout(m_children);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::kUnit);
    m_addCondition = new QPushButton(tr("Condition"), this);
    m_addCondition->setObjectName(u"addConditionButton"_s);
    m_addCondition->setAccessibleName(tr("Add a condition"));
    m_addGroup = new QPushButton(tr("Group"), this);
    m_addGroup->setObjectName(u"addGroupButton"_s);
    m_addGroup->setAccessibleName(tr("Add a group of conditions"));
    for (QPushButton* button : {m_addCondition, m_addGroup}) {
        button->setIcon(icon(u"plus"_s, Tone::accent));
        setFlat(button);
        setTone(button, Tone::accent);
        foot->addWidget(button);
    }
    m_addGroup->setVisible(depth < kMaxDepth);
    foot->addStretch(1);
    layout->addLayout(foot);

    connect(m_type, &QComboBox::activated, this, [this] {
        update();
        emit edited();
    });
    connect(m_remove, &QToolButton::clicked, this, &RuleNode::removeRequested);
    connect(m_addCondition, &QPushButton::clicked, this, &RuleGroup::addCondition);
    connect(m_addGroup, &QPushButton::clicked, this, &RuleGroup::addGroup);
    connect(&m_slices, &QTimer::timeout, this, [this] {
        buildSlice(kSliceMs);
        if (!m_waiting.empty()) return;
        finish();
        emit built();
    });
}

Rule::Type RuleGroup::type() const { return static_cast<Rule::Type>(m_type->currentData().toInt()); }

void RuleGroup::setRule(const Rule& rule) {
    begin(rule);
    // A rule that is one condition stands in a group of its own.
    const Rule shown = rule.isGroup() ? rule : Rule::all({rule});
    for (const Rule& child : shown.children) addNode(child);
}

/// Empty, of the rule's type.
void RuleGroup::begin(const Rule& rule) {
    m_slices.stop();
    m_waiting.clear();
    m_given.reset();
    qDeleteAll(m_nodes);
    m_nodes.clear();
    m_type->setCurrentIndex(m_type->findData(int(rule.isGroup() ? rule.type : Rule::Type::all)));
    update();
}

void RuleGroup::setRuleGradually(const Rule& rule) {
    if (conditionCount(rule) <= kAtOnce) {
        setRule(rule);
        return;
    }
    begin(rule);
    m_given = rule.isGroup() ? rule : Rule::all({rule});
    for (auto child = m_given->children.rbegin(); child != m_given->children.rend(); ++child)
        m_waiting.push_back({this, *child});
    setAttribute(Qt::WA_TransparentForMouseEvents);
    buildSlice(kFirstSliceMs);
    m_slices.start(0);
}

void RuleGroup::buildSlice(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (!m_waiting.empty() && (milliseconds < 0 || timer.elapsed() < milliseconds)) {
        const Waiting next = std::move(m_waiting.back());
        m_waiting.pop_back();
        if (!next.rule.isGroup()) {
            next.group->addNode(next.rule);
            continue;
        }
        auto* group = new RuleGroup(m_context, m_kind, next.group->m_depth + 1, next.group);
        group->begin(next.rule);
        next.group->insert(group);
        for (auto child = next.rule.children.rbegin(); child != next.rule.children.rend(); ++child)
            m_waiting.push_back({group, *child});
    }
}

void RuleGroup::finish() {
    buildSlice(-1);
    m_slices.stop();
    m_given.reset();
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

RuleNode* RuleGroup::addNode(const Rule& rule) {
    RuleNode* node = rule.isGroup() ? static_cast<RuleNode*>(new RuleGroup(m_context, m_kind, m_depth + 1, this))
                                    : new ConditionRow(m_context, m_kind, this);
    node->setRule(rule);
    return insert(node);
}

RuleNode* RuleGroup::insert(RuleNode* node) {
    m_nodes << node;
    m_children->addWidget(node);
    connect(node, &RuleNode::edited, this, &RuleNode::edited);
    connect(node, &RuleNode::removeRequested, this, [this, node] { remove(node); });
    return node;
}

void RuleGroup::remove(RuleNode* node) {
    const auto at = m_nodes.indexOf(node);
    m_nodes.removeAt(at);
    // The keyboard goes on where it was.
    QWidget* next = at < m_nodes.size() ? m_nodes[at] : static_cast<QWidget*>(m_addCondition);
    m_children->removeWidget(node);
    node->hide();
    node->deleteLater();
    next->setFocus();
    emit edited();
}

void RuleGroup::addCondition() {
    auto* row = static_cast<ConditionRow*>(insert(new ConditionRow(m_context, m_kind, this)));
    row->show();
    emit edited();
    row->chooseSubject();
}

void RuleGroup::addGroup() {
    auto* group = new RuleGroup(m_context, m_kind, m_depth + 1, this);
    group->setRule(Rule::any({}));
    insert(group);
    group->show();
    group->m_addCondition->setFocus();
    emit edited();
}

std::optional<Rule> RuleGroup::rule() const {
    if (m_given) return m_given;
    std::vector<Rule> children;
    for (const RuleNode* node : m_nodes)
        if (auto child = node->rule()) children.push_back(std::move(*child));
    // A group that says nothing yet must not shut everybody out.
    if (children.empty() && m_depth > 0) return {};
    if (type() == Rule::Type::any && !children.empty()) return Rule::any(std::move(children));
    if (type() == Rule::Type::none && !children.empty()) return Rule::none(std::move(children));
    return Rule::all(std::move(children));
}

Rule RuleGroup::draft() const {
    if (m_given) return *m_given;
    Rule rule = Rule::all({});
    rule.type = type();
    for (const RuleNode* node : m_nodes) rule.children.push_back(node->draft());
    return rule;
}

int RuleGroup::incomplete() const {
    if (m_given) return 0;
    int missing = m_nodes.isEmpty() && m_depth > 0 ? 1 : 0;
    for (const RuleNode* node : m_nodes) missing += node->incomplete();
    return missing;
}

void RuleGroup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Colors& c = colors();
    const QColor line = type() == Rule::Type::all ? c.accent : type() == Rule::Type::any ? c.tiers[2] : c.risk;
    // Inside the margins: the filter of a condition's records is indented, line and all.
    painter.fillRect(QRect(contentsRect().left(), 0, kLine, height()), line);
}

}  // namespace meike::ui
