// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/dashboard_filters.h"

#include <QHBoxLayout>
#include <algorithm>

#include "app/segments.h"
#include "engine/value_basis.h"
#include "storage/records.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/parts/client_views.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kKeyRole = Qt::UserRole;
constexpr int kRuleRole = Qt::UserRole + 1;  ///< position in m_rules; none: everybody
constexpr int kNameLength = 10;

struct BasisRow {
    std::optional<BasisChoice> choice;
    ValueBasis basis;
};
constexpr BasisRow kBases[] = {{std::nullopt, ValueBasis::gross},
                               {BasisChoice::contribution, ValueBasis::contribution},
                               {BasisChoice::net, ValueBasis::net},
                               {BasisChoice::gross, ValueBasis::gross}};

}  // namespace

DashboardFilters::DashboardFilters(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_ownerLabel(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_clientsLabel(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_basisLabel(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_owner(new QComboBox),
      m_clients(new QComboBox),
      m_basis(new QComboBox),
      m_clear(new QPushButton),
      m_counts(makeLabel({}, TextStyle::body, Tone::secondary)) {
    m_owner->setObjectName(u"ownerFilter"_s);
    m_clients->setObjectName(u"clientsFilter"_s);
    m_basis->setObjectName(u"basisFilter"_s);
    m_clear->setObjectName(u"clearFilters"_s);
    setFlat(m_clear);
    setTone(m_clear, Tone::accent);
    auto* layout = new FlowLayout(this, space::kDouble, space::kUnit);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](QLabel* label, QComboBox* box) {
        auto* pair = new QWidget;
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kUnit);
        label->setBuddy(box);
        box->setMinimumContentsLength(kNameLength);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row->addWidget(label);
        row->addWidget(box);
        layout->addWidget(pair);
    };
    add(m_clientsLabel, m_clients);
    add(m_ownerLabel, m_owner);
    add(m_basisLabel, m_basis);
    m_basis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* end = new QWidget;
    auto* row = new QHBoxLayout(end);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kUnit);
    row->addWidget(m_counts);
    row->addWidget(m_clear);
    m_counts->setMinimumHeight(kControlHeight);
    layout->addWidget(end);
    for (QComboBox* box : {m_owner, m_clients, m_basis})
        connect(box, &QComboBox::activated, this, [this] {
            showWhatIsSet();
            emit changed();
        });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        emit changed();
    });
}

void DashboardFilters::addChoice(QComboBox* box, const Choice& choice) {
    box->addItem(choice.name, choice.key);
    const int at = box->count() - 1;
    if (choice.rule != Rule{}) {
        box->setItemData(at, static_cast<int>(m_rules.size()), kRuleRole);
        m_rules.push_back(choice.rule);
    }
    box->setItemData(at, choice.name, Qt::ToolTipRole);
}

void DashboardFilters::reload() {
    const QString owner = m_owner->currentData(kKeyRole).toString();
    const QString clients = m_clients->currentData(kKeyRole).toString();
    const int basis = std::max(0, m_basis->currentIndex());
    m_ownerLabel->setText(tr("&Owner"));
    m_clientsLabel->setText(tr("C&lients"));
    m_basisLabel->setText(tr("Value &basis"));
    m_clear->setText(tr("Clear filters"));
    m_rules.clear();
    m_owner->clear();
    m_clients->clear();
    m_basis->clear();
    addChoice(m_owner, {u"all"_s, tr("All owners"), {}});
    addChoice(m_clients, {u"all"_s, tr("All clients"), {}});
    for (const BasisRow& row : kBases)
        m_basis->addItem(row.choice ? m_context.text(classRow(row.basis).label) : tr("As in the profile"));
    m_basis->setCurrentIndex(basis);
    if (m_context.session()) {
        std::vector<std::string> names;
        for (const Record& person : allRecords(m_context.reader(), Kind::person)) names.push_back(person.text("name"));
        names.erase(std::unique(names.begin(), names.end()), names.end());
        for (const std::string& name : names)
            addChoice(m_owner, {u"owner "_s + qs(name), qs(name), Rule::condition("owner", "any_of", {name})});
        addChoice(m_owner, {u"nobody"_s, tr("No owner"), Rule::condition("owner", "empty")});
        for (const ClientView& view : builtInViews({}))
            if (view.shelf == ClientQuery::Shelf::active && view.rule != Rule{} && view.key != u"no_owner"_s)
                addChoice(m_clients, {view.key, view.name, view.rule});
        bool first = true;
        for (const Segment& segment : allSegments(m_context.reader())) {
            if (segment.problem) continue;
            if (first) m_clients->insertSeparator(m_clients->count());
            first = false;
            addChoice(m_clients, {u"segment %1"_s.arg(segment.id), qs(segment.name), Rule::inSegment(segment.name)});
        }
    }
    if (m_fromOutside) addChoice(m_clients, *m_fromOutside);
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(owner, kKeyRole)));
    m_clients->setCurrentIndex(std::max(0, m_clients->findData(clients, kKeyRole)));
    showWhatIsSet();
}

std::optional<Rule> DashboardFilters::rule() const {
    std::vector<Rule> parts;
    for (const QComboBox* box : {m_clients, m_owner}) {
        const QVariant at = box->currentData(kRuleRole);
        if (at.isValid()) parts.push_back(m_rules[static_cast<std::size_t>(at.toInt())]);
    }
    if (parts.empty()) return std::nullopt;
    // One level: lists show each part as a chip of its own.
    std::vector<Rule> flat;
    for (Rule& part : parts) {
        if (part.type != Rule::Type::all)
            flat.push_back(std::move(part));
        else
            for (Rule& child : part.children) flat.push_back(std::move(child));
    }
    return Rule::all(std::move(flat));
}

std::optional<BasisChoice> DashboardFilters::basis() const {
    return kBases[std::max(0, m_basis->currentIndex())].choice;
}

void DashboardFilters::setRule(const std::optional<Rule>& rule, const QString& name) {
    m_fromOutside = rule ? std::optional(Choice{u"outside"_s, name, *rule}) : std::nullopt;
    reload();
    m_clients->setCurrentIndex(std::max(0, m_clients->findData(rule ? u"outside"_s : u"all"_s, kKeyRole)));
    showWhatIsSet();
    emit changed();
}

void DashboardFilters::setBasis(std::optional<BasisChoice> basis) {
    const auto row =
        std::find_if(std::begin(kBases), std::end(kBases), [&](const BasisRow& each) { return each.choice == basis; });
    m_basis->setCurrentIndex(static_cast<int>(row - std::begin(kBases)));
    showWhatIsSet();
    emit changed();
}

void DashboardFilters::clear() {
    for (QComboBox* box : {m_owner, m_clients, m_basis}) box->setCurrentIndex(0);
    showWhatIsSet();
}

void DashboardFilters::showCounts(std::int64_t counted, std::int64_t all, const QString& profileBasis) {
    m_counts->setText(counted == all ? QString() : tr("%1 of %2").arg(count(counted), clientCount(all)));
    m_basis->setItemText(0, tr("As in the profile (%1)").arg(profileBasis));
    m_basis->setItemData(0, m_basis->itemText(0), Qt::ToolTipRole);
}

void DashboardFilters::showWhatIsSet() {
    m_clear->setVisible(isSet());
    if (!rule()) m_counts->clear();
}

}  // namespace meike::ui
