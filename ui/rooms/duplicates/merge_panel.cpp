// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/duplicates/merge_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/records/kept_apart.h"
#include "ui/context/app_context.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kField, kKeep, kGone, kBoth, kColumns };
constexpr int kFieldWidth = 150;
constexpr int kBothWidth = 96;

}  // namespace

QString MergePanel::contactText(const MergeView::Contact& contact) const {
    const QString name = qs(contact.name);
    const QString text = contact.by.empty()
                             ? tr("Contact %1, the same at both: one from now on").arg(name)
                             : tr("Contact %1, with the same %2 at both: one from now on").arg(name, qs(contact.by));
    if (contact.differing.empty()) return text;
    return clauseText({text, tr("and of %1 what stands at the left").arg(qs(contact.differing))});
}

MergePanel::MergePanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_read(new LatestRead(context, this)) {
    setObjectName(u"mergePanel"_s);
    setSurface(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kDouble, space::kWide, space::kDouble, space::kWide);
    layout->setSpacing(space::kUnit);
    auto* head = new QHBoxLayout;
    m_title = new ElidedLabel;
    m_title->setFont(textFont(TextStyle::strong));
    m_title->setObjectName(u"mergeTitle"_s);
    head->addWidget(m_title, 1);
    const auto button = [&](const QString& name, const QString& iconName, void (MergePanel::*run)()) {
        auto* made = new QPushButton;
        made->setObjectName(name);
        if (!iconName.isEmpty()) made->setIcon(icon(iconName));
        connect(made, &QPushButton::clicked, this, run);
        head->addWidget(made);
        return made;
    };
    m_swap = button(u"swapButton"_s, u"refresh-cw"_s, &MergePanel::swap);
    m_apart = button(u"keepApartButton"_s, {}, &MergePanel::keepApart);
    m_merge = button(u"mergeButton"_s, {}, &MergePanel::merge);
    setPrimary(m_merge);
    layout->addLayout(head);
    m_table = new QTableWidget(0, kColumns);
    m_table->setObjectName(u"mergeTable"_s);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(kKeep, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(kGone, QHeaderView::Stretch);
    m_table->setColumnWidth(kField, kFieldWidth);
    m_table->setColumnWidth(kBoth, kBothWidth);
    layout->addWidget(m_table, 1);
    m_notes = new QVBoxLayout;
    m_notes->setSpacing(2);
    layout->addLayout(m_notes);
    connect(m_table, &QTableWidget::cellClicked, this, &MergePanel::cellClicked);
    connect(m_table, &QTableWidget::cellActivated, this, &MergePanel::cellClicked);
    retranslate();
}

MergePanel::~MergePanel() = default;

void MergePanel::retranslate() {
    m_swap->setText(tr("Swap"));
    m_swap->setToolTip(tr("The other one stays"));
    m_apart->setText(tr("Not the same"));
    m_apart->setToolTip(tr("These are two clients: do not ask again"));
    m_merge->setText(tr("Merge"));
    m_table->setAccessibleName(tr("The two side by side"));
    refresh();
}

void MergePanel::showPair(RecordId a, RecordId b) {
    const bool same = (a == m_keep && b == m_gone) || (a == m_gone && b == m_keep);
    if (!same) {
        m_keep = a;
        m_gone = b;
        m_choices = {};
        m_view.reset();
        fill();
    }
    refresh();
}

void MergePanel::refresh() {
    if (m_keep == 0 || !m_context.session()) {
        m_read->stop();
        m_view.reset();
        fill();
        return;
    }
    m_read->ask(
        [keep = m_keep, gone = m_gone, choices = m_choices, language = m_context.language()](
            Database& database, const std::stop_token&) -> std::shared_ptr<const MergeView> {
            try {
                return std::make_shared<const MergeView>(readMergeView(database, keep, gone, choices, language));
            } catch (const Error& error) {
                // One of them is gone meanwhile: there is nothing to be merged.
                if (error.kind() == ErrorKind::not_found || error.kind() == ErrorKind::invalid_value) return nullptr;
                throw;
            }
        },
        [this](std::shared_ptr<const MergeView> view) {
            m_view = std::move(view);
            fill();
        });
}

bool MergePanel::isSettled() const { return !m_read->running() && (m_keep == 0 || m_view); }

void MergePanel::fill() {
    emit viewChanged();
    showButtons();
    clearLayout(m_notes);
    if (!m_view) {
        m_title->setText({});
        m_table->setRowCount(0);
        return;
    }
    const QString keep = qs(m_view->keepName);
    const QString gone = qs(m_view->goneName);
    m_title->setText(tr("%1 stays; %2 becomes part of it").arg(keep, gone));
    m_table->setHorizontalHeaderLabels({tr("Field"), keep, gone, QString()});
    const int current = m_table->currentRow();
    m_table->setRowCount(static_cast<int>(m_view->rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const MergeView::Row& each = m_view->rows[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text, bool taken, bool chosen) {
            auto* item = new QTableWidgetItem(text);
            item->setData(kStrongRole, taken && each.differs);
            item->setData(kToneRole, QVariant::fromValue(taken || !each.differs ? Tone::normal : Tone::secondary));
            if (taken && each.differs) item->setIcon(icon(u"check"_s, Tone::accent));
            item->setToolTip(text);
            item->setData(Qt::AccessibleTextRole, taken && chosen ? tr("%1, kept").arg(text) : text);
            m_table->setItem(row, column, item);
        };
        auto* label = new QTableWidgetItem(qs(each.label));
        label->setData(kToneRole, QVariant::fromValue(Tone::secondary));
        m_table->setItem(row, kField, label);
        const bool both = each.taken == MergeSide::both;
        put(kKeep, qs(each.keep), both || each.taken == MergeSide::keep, each.differs);
        put(kGone, qs(each.gone), both || each.taken == MergeSide::gone, each.differs);
        put(kBoth, each.mayBoth && each.differs ? tr("both") : QString(), both, each.mayBoth);
    }
    if (current >= 0 && current < m_table->rowCount()) m_table->setCurrentCell(current, m_table->currentColumn());
    const auto note = [this](const QString& text, Tone tone, const QString& name) {
        QLabel* made = wrappedLabel(text, tone);
        made->setObjectName(name);
        m_notes->addWidget(made);
    };
    for (const MergeView::Contact& each : m_view->contacts) {
        auto* box = new QCheckBox(contactText(each));
        box->setObjectName(u"contactBox%1"_s.arg(each.gone));
        box->setChecked(each.folded);
        box->setEnabled(!m_context.inThePast());
        box->setToolTip(tr("All that hangs on either hangs on the one. Take the tick away to keep both."));
        // The view that answers makes the boxes anew: not while one of them is being clicked.
        connect(
            box, &QCheckBox::toggled, this, [this, contact = each](bool on) { foldContact(contact, on); },
            Qt::QueuedConnection);
        m_notes->addWidget(box);
    }
    for (const std::string& warning : m_view->warnings) note(qs(warning), Tone::risk, u"mergeWarning"_s);
    QStringList moves;
    for (const auto& [kind, number] : m_view->moves) moves << qs(kind) + u' ' + count(number);
    QStringList says;
    if (!moves.isEmpty()) says << tr("Goes over to it: %1.").arg(listText(moves));
    if (!m_view->tags.empty()) says << tr("Tags it gets: %1.").arg(qs(m_view->tags));
    if (!m_view->rules.empty()) says << tr("Rules and lists that name it from now on: %1.").arg(qs(m_view->rules));
    says << tr("%1 goes into the recycle bin; undo brings both back as they are.").arg(gone);
    note(sentencesText(says), Tone::secondary, u"mergeNote"_s);
}

void MergePanel::showButtons() {
    const bool editable = m_view && !m_context.inThePast();
    for (QPushButton* button : {m_swap, m_apart, m_merge}) button->setEnabled(editable);
}

void MergePanel::cellClicked(int row, int column) {
    if (!m_view || row < 0 || row >= static_cast<int>(m_view->rows.size())) return;
    const MergeView::Row& each = m_view->rows[static_cast<std::size_t>(row)];
    if (!each.differs) return;
    if (column == kKeep) choose(each.key, MergeSide::keep);
    if (column == kGone) choose(each.key, MergeSide::gone);
    if (column == kBoth && each.mayBoth) choose(each.key, MergeSide::both);
}

void MergePanel::choose(const std::string& field, MergeSide side) {
    m_choices.take[field] = side;
    refresh();
}

void MergePanel::foldContact(const MergeView::Contact& contact, bool fold) {
    // The two may have changed sides since it was chosen.
    for (const RecordId id : {contact.keep, contact.gone}) m_choices.contactsApart.erase(id);
    if (!fold) m_choices.contactsApart.insert(contact.gone);
    refresh();
}

void MergePanel::swap() {
    if (!m_view) return;
    std::swap(m_keep, m_gone);
    // What was chosen stays chosen: it stands on the other side now.
    for (auto& [field, side] : m_choices.take)
        if (side != MergeSide::both) side = side == MergeSide::keep ? MergeSide::gone : MergeSide::keep;
    refresh();
}

void MergePanel::merge() {
    if (!m_view || !m_context.session() || !m_context.mayEdit()) return;
    m_context.editMany(
        mergeClientsCommand(m_context.reader(), m_keep, m_gone), m_view->changed,
        [keep = m_keep, gone = m_gone, choices = m_choices](Edit& edit) { mergeClients(edit, keep, gone, choices); },
        [this, a = m_keep, b = m_gone](bool done) {
            if (done) emit decided(a, b);
        });
}

void MergePanel::keepApart() {
    if (!m_view || !m_context.session()) return;
    const bool done = m_context.edit(keepApartCommand(m_context.reader(), m_keep, m_gone),
                                     [a = m_keep, b = m_gone](Edit& edit) { meike::keepApart(edit, a, b); });
    if (done) emit decided(m_keep, m_gone);
}

}  // namespace meike::ui
