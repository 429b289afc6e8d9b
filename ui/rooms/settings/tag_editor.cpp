// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/tag_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/field_text.h"
#include "app/records/record_writer.h"
#include "app/records/tag_names.h"
#include "app/records/tags.h"
#include "app/segments.h"
#include "base/unicode.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kTag, kGroup, kClients, kHow, kColumns };
constexpr int kVisibleRows = 8;
constexpr int kSwatch = 16;
constexpr int kMostLetters = 60;

QPixmap swatch(int colour) {
    QPixmap pixmap(kSwatch, kSwatch);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().pill(colour).text);
    painter.drawEllipse(QRectF(2, 2, kSwatch - 4, kSwatch - 4));
    return pixmap;
}

}  // namespace

struct TagEditor::Answer {
    std::vector<Row> rows;
};

TagEditor::TagEditor(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_read(new LatestRead(context, this)),
      m_table(new QTableWidget),
      m_rename(new QPushButton),
      m_group(new QPushButton),
      m_colour(new QPushButton),
      m_rule(new QPushButton),
      m_merge(new QPushButton),
      m_delete(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    m_table->setObjectName(u"tagTable"_s);
    styleTable(m_table);
    m_table->setColumnCount(kColumns);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(kTag, new PillsDelegate(m_table));
    m_table->setColumnWidth(kTag, 160);
    m_table->setColumnWidth(kGroup, 110);
    m_table->setColumnWidth(kClients, 80);
    m_table->horizontalHeader()->setSectionResizeMode(kHow, QHeaderView::Stretch);
    m_table->setFixedHeight(kHeaderHeight + kVisibleRows * kRowHeight + 2);
    layout->addWidget(m_table);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](QPushButton* button, const QString& name, void (TagEditor::*fillMenu)(QMenu*)) {
        button->setObjectName(name);
        buttons->addWidget(button);
        if (!fillMenu) return;
        auto* menu = new QMenu(button);
        button->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, fillMenu] {
            menu->clear();
            (this->*fillMenu)(menu);
        });
    };
    add(m_rename, u"renameTagButton"_s, nullptr);
    add(m_group, u"tagGroupButton"_s, &TagEditor::fillGroups);
    add(m_colour, u"tagColourButton"_s, &TagEditor::fillColours);
    add(m_rule, u"tagRuleButton"_s, &TagEditor::fillRules);
    add(m_merge, u"mergeTagButton"_s, &TagEditor::fillMerges);
    add(m_delete, u"deleteTagButton"_s, nullptr);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &TagEditor::updateButtons);
    connect(m_table, &QTableWidget::doubleClicked, this, &TagEditor::openRename);
    connect(m_rename, &QPushButton::clicked, this, &TagEditor::openRename);
    connect(m_delete, &QPushButton::clicked, this, &TagEditor::remove);
    connect(&context, &AppContext::sessionChanged, this, &TagEditor::refresh);
    connect(&context, &AppContext::scoresChanged, this, &TagEditor::refresh);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::tag) || change.touches(Kind::client_tag) ||
            change.touches(Kind::tag_group) || change.touches(Kind::segment))
            refresh();
    });
    retranslate();
}

bool TagEditor::isSettled() const { return !m_stale && !m_read->running(); }

void TagEditor::refresh() {
    m_stale = true;
    if (!isVisible() || !m_context.session()) return;
    m_stale = false;
    m_read->ask(
        [asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token&) {
            Answer answer;
            const SentenceContext words = sentenceContext(database, language);
            const NameBook names(database);
            for (Record& tag : allRecords(database, Kind::tag)) {
                Row row;
                row.group = names.name(Kind::tag_group, tag.integer("tag_group"), language);
                row.clients = ruleTotals(database, Rule::condition("tags", "any_of", {tag.text("name")}), asOf).count;
                row.rule = tagRule(database, tag.id());
                if (row.rule) row.sentence = ruleSentence(*row.rule, words);
                row.tag = std::move(tag);
                answer.rows.push_back(std::move(row));
            }
            std::stable_sort(answer.rows.begin(), answer.rows.end(),
                             [](const Row& a, const Row& b) { return a.group < b.group; });
            return answer;
        },
        [this](Answer answer) { fill(std::move(answer)); });
}

void TagEditor::fill(const Answer& answer) {
    const RecordId kept = chosen() ? chosen()->tag.id() : 0;
    m_rows = answer.rows;
    m_table->clearSelection();
    m_table->setRowCount(static_cast<int>(m_rows.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        const QString name = qs(row.tag.text("name"));
        auto* tag = new QTableWidgetItem(name);
        tag->setData(kPillsRole, QVariant::fromValue(PillList{{name, static_cast<int>(row.tag.integer("colour"))}}));
        tag->setData(Qt::AccessibleTextRole, name);
        m_table->setItem(i, kTag, tag);
        m_table->setItem(i, kGroup, new QTableWidgetItem(qs(row.group)));
        auto* clients = new QTableWidgetItem(count(row.clients));
        clients->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(i, kClients, clients);
        auto* how = new QTableWidgetItem(row.rule ? tr("by rule: %1").arg(qs(row.sentence)) : tr("by hand"));
        how->setToolTip(how->text());
        how->setData(kToneRole, int(row.rule ? Tone::accent : Tone::secondary));
        m_table->setItem(i, kHow, how);
        if (row.tag.id() == kept) m_table->selectRow(i);
    }
    updateButtons();
}

const TagEditor::Row* TagEditor::chosen() const {
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

void TagEditor::updateButtons() {
    const Row* row = chosen();
    for (QPushButton* button : {m_rename, m_group, m_colour, m_rule, m_delete})
        button->setEnabled(row != nullptr && !m_context.inThePast());
    m_merge->setEnabled(row && !row->rule && m_rows.size() > 1 && !m_context.inThePast());
}

// ---- What is done ----

void TagEditor::follow(RecordId tag, const std::string& segment) {
    if (!m_context.mayEdit()) return;
    const std::optional<Rule> rule = segment.empty() ? std::nullopt : std::optional(Rule::inSegment(segment));
    m_context.editMany(tagRuleCommand(m_context.reader(), tag), mostRecordsPointingTo(m_context.reader(), Kind::tag),
                       [tag, rule](Edit& edit) { setTagRule(edit, tag, rule); });
}

bool TagEditor::rename(RecordId tag, const QString& name) {
    return m_context.edit(renameTagCommand(m_context.reader(), tag),
                          [tag, name = u8(name)](Edit& edit) { renameTag(edit, tag, name); });
}

void TagEditor::mergeInto(RecordId tag, RecordId other) {
    if (!m_context.mayEdit()) return;
    m_context.editMany(mergeTagsCommand(m_context.reader(), tag, other),
                       mostRecordsPointingTo(m_context.reader(), Kind::tag),
                       [tag, other](Edit& edit) { mergeTags(edit, tag, other); });
}

void TagEditor::openRename() {
    const Row* row = chosen();
    if (!row || !m_context.mayEdit()) return;
    auto* sheet = new FormDialog(tr("Rename tag"), tr("Rename"), window());
    auto* name = new QLineEdit(qs(row->tag.text("name")));
    name->setObjectName(u"tagNameEdit"_s);
    name->selectAll();
    sheet->addRow(tr("&Name"), name);
    sheet->setSubmit([this, sheet, name, id = row->tag.id()] {
        const std::string typed(trimmed(cleanText(u8(name->text()))));
        if (const auto checked = checkTagName(typed); !checked) {
            sheet->setError(tr("A tag needs a name without separators."), name);
            return false;
        }
        const auto namesake = findTag(m_context.reader(), typed);
        if (namesake && *namesake != id) {
            sheet->setError(tr("There is a tag of this name already: merge the two instead."), name);
            return false;
        }
        return rename(id, qs(typed));
    });
    sheet->openSheet();
}

void TagEditor::fillRules(QMenu* menu) {
    const Row* row = chosen();
    if (!row) return;
    const RecordId id = row->tag.id();
    QAction* hand = menu->addAction(tr("Put on by hand"));
    hand->setCheckable(true);
    hand->setChecked(!row->rule);
    connect(hand, &QAction::triggered, this, [this, id] { follow(id, {}); });
    menu->addSection(tr("Follow a segment"));
    try {
        for (const Segment& segment : allSegments(m_context.reader())) {
            QAction* action = menu->addAction(qs(segment.name).replace(u'&', u"&&"_s));
            action->setCheckable(true);
            action->setChecked(row->rule && *row->rule == Rule::inSegment(segment.name));
            connect(action, &QAction::triggered, this, [this, id, name = segment.name] { follow(id, name); });
        }
    } catch (...) {
        m_context.showError(currentError());
    }
}

void TagEditor::fillGroups(QMenu* menu) {
    const Row* row = chosen();
    if (!row) return;
    const auto put = [this, id = row->tag.id()](const Value& group) {
        m_context.edit(changeFieldCommand(m_context.reader(), Kind::tag, id, "tag_group"),
                       [id, group](Edit& edit) { changeField(edit, Kind::tag, id, "tag_group", group); });
    };
    QAction* none = menu->addAction(tr("No group"));
    none->setCheckable(true);
    none->setChecked(row->tag.integer("tag_group") == 0);
    connect(none, &QAction::triggered, this, [put] { put(Value{}); });
    for (const Record& group : allRecords(m_context.reader(), Kind::tag_group)) {
        QAction* action = menu->addAction(qs(group.text("name")).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(row->tag.integer("tag_group") == group.id());
        connect(action, &QAction::triggered, this, [put, id = group.id()] { put(Value{id}); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("New group...")), &QAction::triggered, this,
            [this, id = row->tag.id()] { openNewGroup(id); });
}

/// A group of its own for a tag: there is no other place where groups are made.
void TagEditor::openNewGroup(RecordId tag) {
    if (!m_context.mayEdit()) return;
    auto* sheet = new FormDialog(tr("New tag group"), tr("Create"), window());
    auto* name = new QLineEdit;
    name->setObjectName(u"tagGroupNameEdit"_s);
    name->setMaxLength(kMostLetters);
    sheet->addRow(tr("&Name"), name);
    sheet->setSubmit([this, sheet, name, tag] {
        const std::string typed(trimmed(cleanText(u8(name->text()))));
        if (typed.empty()) {
            sheet->setError(tr("A group needs a name."), name);
            return false;
        }
        for (const Record& group : allRecords(m_context.reader(), Kind::tag_group))
            if (matchKey(group.text("name")) == matchKey(typed)) {
                sheet->setError(tr("There is a group of this name already."), name);
                return false;
            }
        return m_context.edit(Command{"add", {"@tag_groups", typed}}, [tag, typed](Edit& edit) {
            const RecordId group = addRecord(edit, Record(Kind::tag_group).set("name", typed));
            changeField(edit, Kind::tag, tag, "tag_group", Value{group});
        });
    });
    sheet->openSheet();
}

void TagEditor::fillColours(QMenu* menu) {
    const Row* row = chosen();
    if (!row) return;
    for (int colour = 0; colour < kPillColorCount; ++colour) {
        QAction* action = menu->addAction(QIcon(swatch(colour)), tr("Colour %1").arg(colour + 1));
        connect(action, &QAction::triggered, this, [this, id = row->tag.id(), colour] {
            m_context.edit(changeFieldCommand(m_context.reader(), Kind::tag, id, "colour"), [id, colour](Edit& edit) {
                changeField(edit, Kind::tag, id, "colour", Value{std::int64_t{colour}});
            });
        });
    }
}

void TagEditor::fillMerges(QMenu* menu) {
    const Row* row = chosen();
    if (!row) return;
    for (const Row& other : m_rows) {
        if (other.tag.id() == row->tag.id() || other.rule) continue;
        QAction* action = menu->addAction(qs(other.tag.text("name")).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this,
                [this, from = row->tag.id(), into = other.tag.id()] { mergeInto(from, into); });
    }
}

void TagEditor::remove() {
    const Row* row = chosen();
    if (!row || !m_context.mayEdit()) return;
    const RecordId id = row->tag.id();
    m_context.editMany(removeCommand(m_context.reader(), Kind::tag, id),
                       mostRecordsPointingTo(m_context.reader(), Kind::tag), [id](Edit& edit) { deleteTag(edit, id); });
}

void TagEditor::retranslate() {
    m_table->setAccessibleName(tr("Tags"));
    m_table->setHorizontalHeaderLabels({tr("Tag"), tr("Group"), tr("Clients"), tr("How it is put on")});
    m_table->horizontalHeaderItem(kClients)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rename->setText(tr("Rename..."));
    m_group->setText(tr("Group"));
    m_colour->setText(tr("Colour"));
    m_rule->setText(tr("By rule"));
    m_merge->setText(tr("Merge into"));
    m_delete->setText(tr("Delete"));
    if (!m_stale) refresh();
}

void TagEditor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void TagEditor::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) refresh();
}

}  // namespace meike::ui
