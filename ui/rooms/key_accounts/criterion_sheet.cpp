// SPDX-License-Identifier: GPL-3.0-or-later
// What a criterion asks, and the decisions that were made.
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QTableWidget>

#include "app/key_accounts/board.h"
#include "app/records/record_writer.h"
#include "domain/choices.h"
#include "exchange/rule_json.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/key_accounts/key_account_sheets.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostNameLetters = 40;
constexpr int kRuleHeight = 220;

Rule ruleOfCriterion(const Record& criterion) {
    const auto rule = parseRule(criterion.text("rule"));
    return rule ? *rule : Rule();
}

}  // namespace

void editCriterion(AppContext& context, QWidget* window, RecordId id) {
    if (!context.mayEdit()) return;
    Record criterion(Kind::key_criterion);
    if (id != 0)
        if (auto stored = readRecord(context.reader(), Kind::key_criterion, id)) criterion = std::move(*stored);
    auto* sheet = new FormDialog(id == 0 ? JoinSheet::tr("New criterion") : JoinSheet::tr("Criterion"),
                                 JoinSheet::tr("Save"), window);
    sheet->setObjectName(u"criterionSheet"_s);
    sheet->setMinimumWidth(600);
    auto* name = new QLineEdit(qs(criterion.text("name")));
    name->setObjectName(u"criterionName"_s);
    name->setMaxLength(kMostNameLetters);
    sheet->addRow(JoinSheet::tr("&Name"), name, JoinSheet::tr("Short: it stands over a column"));
    auto* asks = new QLineEdit(qs(criterion.text("asks")));
    asks->setObjectName(u"criterionAsks"_s);
    sheet->addRow(JoinSheet::tr("What it &asks"), asks);
    auto* how = new QComboBox;
    how->setObjectName(u"criterionHow"_s);
    how->addItem(JoinSheet::tr("computed by the conditions below"));
    how->addItem(JoinSheet::tr("ticked by hand, with a note"));
    how->setCurrentIndex(id != 0 && criterion.text("rule").empty() ? 1 : 0);
    sheet->addRow(JoinSheet::tr("&Met is"), how);
    auto* rule = new RuleGroup(context, Kind::client, 0);
    const Rule stored = ruleOfCriterion(criterion);
    rule->setRule(stored.isGroup() ? stored : Rule::all({stored}));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFixedHeight(kRuleHeight);
    scroll->setWidget(rule);
    sheet->addWide(scroll);
    const auto showRule = [scroll, how] { scroll->setVisible(how->currentIndex() == 0); };
    QObject::connect(how, &QComboBox::currentIndexChanged, scroll, showRule);
    showRule();
    if (id != 0)
        sheet->addButton(JoinSheet::tr("Delete"), [&context, sheet, id] {
            if (context.edit(removeCommand(context.reader(), Kind::key_criterion, id),
                             [id](Edit& edit) { removeRecord(edit, Kind::key_criterion, id); }))
                sheet->reject();
        });
    sheet->setSubmit([&context, sheet, name, asks, how, rule, criterion, id]() mutable {
        if (name->text().trimmed().isEmpty()) {
            sheet->setError(JoinSheet::tr("Give the criterion a name."), name);
            return false;
        }
        std::string body;
        if (how->currentIndex() == 0) {
            const auto said = rule->rule();
            if (!said || (said->isGroup() && said->children.empty())) {
                sheet->setError(JoinSheet::tr("Complete the conditions, or let it be ticked by hand."), rule);
                return false;
            }
            body = ruleJson(said->isGroup() && said->type == Rule::Type::all && said->children.size() == 1
                                ? said->children.front()
                                : *said);
        }
        if (criterion.text("asks") != u8(asks->text().trimmed())) criterion.set("asks_en", Value{});
        if (criterion.text("name") != u8(name->text().trimmed())) criterion.set("name_en", Value{});
        criterion.set("name", u8(name->text().trimmed()))
            .set("asks", textValue(u8(asks->text().trimmed())))
            .set("rule", textValue(body));
        if (id == 0) criterion.set("position", countRecords(context.reader(), Kind::key_criterion) + 1);
        const Command command =
            id == 0 ? addCommand(context.reader(), criterion) : changeCommand(context.reader(), criterion);
        return context.edit(command, [criterion, id](Edit& edit) {
            id == 0 ? static_cast<void>(addRecord(edit, criterion)) : static_cast<void>(changeRecord(edit, criterion));
        });
    });
    sheet->openSheet();
}

void showDecisions(AppContext& context, QWidget* window, const KeyBoard& board) {
    auto* sheet = new FormDialog(JoinSheet::tr("Joined, kept and left"), JoinSheet::tr("Close"), window);
    sheet->setOnlyRead();
    sheet->setObjectName(u"decisionsSheet"_s);
    sheet->setMinimumWidth(760);
    enum DecisionColumn {
        kDecisionDay,
        kDecisionWhat,
        kDecisionClient,
        kDecisionReason,
        kDecisionBy,
        kDecisionColumns
    };
    auto* table = new QTableWidget(static_cast<int>(board.decisions.size()), kDecisionColumns);
    table->setObjectName(u"decisionTable"_s);
    styleTable(table);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAccessibleName(JoinSheet::tr("Joined, kept and left"));
    table->setHorizontalHeaderLabels({JoinSheet::tr("Date"), JoinSheet::tr("Decision"), JoinSheet::tr("Client"),
                                      JoinSheet::tr("Reason"), JoinSheet::tr("By")});
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(kDecisionReason, QHeaderView::Stretch);
    table->setColumnWidth(kDecisionClient, 170);
    table->setColumnWidth(kDecisionDay, 96);
    table->setColumnWidth(kDecisionBy, 80);
    int row = 0;
    for (const KeyDecisionLine& line : board.decisions) {
        const Choice* what = findChoice(choices::keyDecisions(), line.what);
        QString decided = what ? context.text(what->label) : qs(line.what);
        if (line.until) decided = JoinSheet::tr("%1 until %2", "kept, day").arg(decided, dateText(*line.until));
        QStringList tip{qs(line.reason)};
        if (!line.standing.empty()) tip << qs(line.standing);
        if (!line.price.empty()) tip << JoinSheet::tr("What it costs: %1").arg(qs(line.price));
        int column = 0;
        for (const QString& text :
             {dateText(line.date), decided, qs(line.clientName), qs(line.reason), qs(line.person)}) {
            auto* cell = new QTableWidgetItem(text.simplified());
            cell->setToolTip(tip.join(u'\n'));
            table->setItem(row, column++, cell);
        }
        ++row;
    }
    table->resizeColumnToContents(kDecisionWhat);
    table->setMinimumHeight(320);
    sheet->addWide(table);
    sheet->setSubmit([] { return true; });
    sheet->openSheet();
}

}  // namespace meike::ui
