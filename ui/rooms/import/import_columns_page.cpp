// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <algorithm>
#include <set>

#include "app/import_new_field.h"
#include "app/import_sides.h"
#include "storage/records.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/import/import_pages.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// The data of an entry that makes the column a new field: this and the key of its type.
const QString kNewField = u"new:"_s;
constexpr std::size_t kSamples = 3;

std::optional<ImportField> importField(const ImportKind& kind, const std::string& key) {
    for (const ImportField& field : importFields(kind)) {
        if (field.key == key) return field;
    }
    return std::nullopt;
}

QComboBox* calmCombo() {
    auto* combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(10);
    return combo;
}

}  // namespace

ImportColumnsPage::ImportColumnsPage(AppContext& context, ImportState& state, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_state(state),
      m_kind(new QComboBox),
      m_table(new QTableWidget),
      m_missing(makeLabel({}, TextStyle::body, Tone::risk)),
      m_sides(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_mode(new QComboBox),
      m_matchBox(new QWidget),
      m_createClients(new QCheckBox(tr("Add clients that are not there yet"))),
      m_currency(new QComboBox),
      m_currencyLabel(makeLabel(tr("Currency of rows that name none"), TextStyle::body, Tone::secondary)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);

    auto* top = new QHBoxLayout;
    auto* kindLabel = makeLabel(tr("The rows are"), TextStyle::body, Tone::secondary);
    kindLabel->setBuddy(m_kind);
    for (const Kind kind : importableKinds()) m_kind->addItem(context.text(kindRow(kind).many), static_cast<int>(kind));
    m_kind->setObjectName(u"importKindCombo"_s);
    m_kind->setAccessibleName(tr("The rows are"));
    m_mode->addItem(tr("Add new ones, update those that are there"), static_cast<int>(ImportMode::both));
    m_mode->addItem(tr("Only add new ones"), static_cast<int>(ImportMode::create));
    m_mode->addItem(tr("Only update those that are there"), static_cast<int>(ImportMode::update));
    m_mode->setAccessibleName(tr("What to do with rows that are there"));
    top->addWidget(kindLabel);
    top->addWidget(m_kind);
    top->addSpacing(space::kDouble);
    top->addWidget(m_mode);
    top->addStretch();
    layout->addLayout(top);

    styleTable(m_table);
    m_table->setProperty("framed", true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels(
        {tr("Column of the file"), tr("Examples"), tr("Means"), tr("In records that are there")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setAccessibleName(tr("What the columns mean"));
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight + space::kUnit);
    layout->addWidget(m_table, 1);
    m_missing->setWordWrap(true);
    layout->addWidget(m_missing);
    m_sides->setWordWrap(true);
    m_sides->setObjectName(u"sidesNote"_s);
    layout->addWidget(m_sides);

    auto* matches = new QHBoxLayout(m_matchBox);
    matches->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_matchBox);
    auto* bottom = new QHBoxLayout;
    m_createClients->setObjectName(u"createClientsBox"_s);
    bottom->addWidget(m_createClients);
    bottom->addSpacing(space::kDouble);
    bottom->addWidget(m_currencyLabel);
    bottom->addWidget(m_currency);
    bottom->addStretch();
    m_currency->setEditable(true);
    m_currency->setAccessibleName(m_currencyLabel->text());
    layout->addLayout(bottom);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling) return;
        m_state.answered = true;
        setKind(static_cast<Kind>(m_kind->currentData().toInt()));
    });
    const auto changed = [this] { changedByHand(); };
    connect(m_mode, &QComboBox::currentIndexChanged, this, changed);
    connect(m_currency, &QComboBox::editTextChanged, this, changed);
    connect(m_createClients, &QCheckBox::toggled, this, changed);
}

void ImportColumnsPage::changedByHand() {
    if (!m_filling) m_state.answered = true;
    emit edited();
}

void ImportColumnsPage::begin() {
    const auto guesses = guessImportKind(m_state.source->headers());
    setKind(guesses.empty() ? Kind::client : guesses.front().kind);
}

void ImportColumnsPage::setKind(Kind kind) {
    m_state.plan.kind = kind;
    m_state.plan.mapping.clear();
    m_state.plan.matchKeys.clear();
    m_state.plan.repeat = RepeatPolicy::ask;
    m_state.matchChosen = false;
    if (!m_state.source) return;
    m_filling = true;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
    fillTable();
    fillOptions();
    m_filling = false;
    showMissing();
    emit edited();
}

void ImportColumnsPage::fillTable() {
    const TableSource& source = *m_state.source;
    m_ownFields = ImportKind(m_context.reader(), m_state.plan.kind).custom;
    m_newFields.clear();
    m_state.plan.custom = m_ownFields;
    m_state.plan.newFields.clear();
    const ImportKind kind = m_state.plan.importKind();
    // What was chosen for the last file with these headers holds for this one too.
    const auto remembered = rememberedMapping(m_context.reader(), source, kind);
    const std::vector<ImportColumn> suggested = remembered ? *remembered : suggestMapping(source, kind);
    m_firstRows = source.preview(kRowsToGuess);
    const bool mayAdd = source.hasHeader() && mayHaveOwnFields(kind.kind);
    m_table->setRowCount(0);
    m_table->setRowCount(static_cast<int>(source.columnCount()));
    for (std::size_t column = 0; column < source.columnCount(); ++column) {
        const int row = static_cast<int>(column);
        const QString header = qs(source.headers()[column]);
        m_table->setItem(row, 0, new QTableWidgetItem(header));
        QStringList samples;
        std::set<std::string> seen;
        for (const auto& cells : m_firstRows) {
            if (samples.size() >= static_cast<qsizetype>(kSamples)) break;
            if (!cells[column].empty() && seen.insert(cells[column]).second) samples << qs(cells[column]);
        }
        auto* examples = new QTableWidgetItem(samples.join(u"  ·  "_s));
        examples->setToolTip(samples.join(u'\n'));
        m_table->setItem(row, 1, examples);

        auto* combo = calmCombo();
        combo->addItem(tr("— not imported"), QString());
        for (const ImportField& field : importFields(kind)) {
            const QString label = m_context.text(field.label);
            combo->addItem(field.required ? label + u" *"_s : label, qs(field.key));
        }
        if (mayAdd && !header.trimmed().isEmpty()) offerNewField(combo, column);
        auto* update = calmCombo();
        for (const ImportColumn& each : suggested) {
            if (each.column != column) continue;
            combo->setCurrentIndex(combo->findData(qs(each.field)));
            update->setProperty("wanted", static_cast<int>(each.update));
        }
        combo->setObjectName(u"meansCombo"_s + QString::number(row));
        combo->setAccessibleName(tr("Column “%1” means").arg(header));
        update->setObjectName(u"updateCombo"_s + QString::number(row));
        update->setAccessibleName(tr("What column “%1” does to records that are there").arg(header));
        putInCell(row, 2, combo);
        putInCell(row, 3, update);
        offerUpdates(row);
        connect(combo, &QComboBox::currentIndexChanged, this, [this, row] {
            takeNewFields();
            offerUpdates(row);
            showMissing();
            changedByHand();
        });
        connect(update, &QComboBox::currentIndexChanged, this, [this] { changedByHand(); });
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setColumnWidth(0, 190);
    m_table->setColumnWidth(2, 200);
    m_table->setColumnWidth(3, 170);
}

void ImportColumnsPage::offerNewField(QComboBox* combo, std::size_t column) {
    const std::string& header = m_state.source->headers()[column];
    const FieldType guess = guessFieldType(header, m_firstRows, column);
    const auto offer = [&](FieldType type) {
        for (const Choice& choice : customFieldTypes())
            if (customFieldType(choice.key) == type)
                combo->addItem(tr("New field “%1” (%2)").arg(qs(header), m_context.text(choice.label)),
                               kNewField + qs(choice.key));
    };
    combo->insertSeparator(combo->count());
    offer(guess);
    // What only looks like numbers or days.
    if (guess != FieldType::text) offer(FieldType::text);
}

void ImportColumnsPage::takeNewFields() {
    ImportPlan& plan = m_state.plan;
    plan.custom = m_ownFields;
    plan.newFields.clear();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString data = comboAt(row, 2)->currentData().toString();
        if (!data.startsWith(kNewField)) continue;
        const auto type = customFieldType(u8(data.mid(kNewField.size())));
        if (!type) continue;
        const auto column = static_cast<std::size_t>(row);
        // Under the same key as long as the table is shown: what was chosen, left and chosen again is the same field.
        auto known = m_newFields.find({row, *type});
        if (known == m_newFields.end()) {
            const auto made = newFieldFor(m_context.reader(), plan.kind, m_state.source->headers()[column], m_firstRows,
                                          column, *type, plan.newFields);
            if (!made) continue;
            known = m_newFields.emplace(std::pair(row, *type), *made).first;
        }
        addNewField(plan, known->second);
    }
}

std::string ImportColumnsPage::fieldAt(int row) const {
    const QString data = comboAt(row, 2)->currentData().toString();
    if (!data.startsWith(kNewField)) return u8(data);
    const auto type = customFieldType(u8(data.mid(kNewField.size())));
    const auto known = type ? m_newFields.find({row, *type}) : m_newFields.end();
    return known == m_newFields.end() ? std::string() : known->second.key;
}

void ImportColumnsPage::putInCell(int row, int column, QComboBox* combo) {
    combo->setFocusPolicy(Qt::StrongFocus);
    auto* cell = new QWidget;
    auto* inside = new QVBoxLayout(cell);
    inside->setContentsMargins(space::kHalf, 3, space::kHalf, 3);
    inside->addWidget(combo);
    m_table->setCellWidget(row, column, cell);
}

QComboBox* ImportColumnsPage::comboAt(int row, int column) const {
    return m_table->cellWidget(row, column)->findChild<QComboBox*>();
}

void ImportColumnsPage::offerUpdates(int row) {
    const std::string key = u8(comboAt(row, 2)->currentData().toString());
    const auto field = key.empty() ? std::nullopt : importField(m_state.plan.importKind(), key);
    QComboBox* update = comboAt(row, 3);
    const QSignalBlocker quiet(update);
    update->clear();
    // What only files have (a quantity) is no field that could be kept.
    if (!field || !field->field || field->kind != m_state.plan.kind) {
        update->setEnabled(false);
        return;
    }
    const auto offer = [&](const QString& text, ColumnUpdate what) { update->addItem(text, static_cast<int>(what)); };
    const QString add = tr("add to them");
    const QString overwrite = tr("overwrite");
    const bool tags = field->type == FieldType::tags;
    offer(tags ? add : overwrite, ColumnUpdate::standard);
    if (tags) offer(overwrite, ColumnUpdate::overwrite);
    if (field->type == FieldType::choices) offer(add, ColumnUpdate::append);
    offer(tr("fill only what is empty"), ColumnUpdate::empty);
    offer(tr("leave as it is"), ColumnUpdate::never);
    update->setCurrentIndex(std::max(0, update->findData(update->property("wanted"))));
    update->setEnabled(true);
}

void ImportColumnsPage::fillOptions() {
    const Kind kind = m_state.plan.kind;
    qDeleteAll(m_matches);
    m_matches.clear();
    auto* layout = static_cast<QHBoxLayout*>(m_matchBox->layout());
    clearLayout(layout);
    const std::vector<std::string> keys = matchableKeys(kind);
    const std::vector<std::string> defaults = defaultMatchKeys(kind);
    if (!keys.empty()) {
        layout->addWidget(
            makeLabel(tr("A row is there already when it has the same"), TextStyle::body, Tone::secondary));
        for (const std::string& key : keys) {
            const auto field = importField(m_state.plan.importKind(), key);
            auto* box = new QCheckBox(field ? m_context.text(field->label) : qs(key));
            box->setProperty("key", qs(key));
            box->setChecked(std::find(defaults.begin(), defaults.end(), key) != defaults.end());
            layout->addWidget(box);
            m_matches << box;
            connect(box, &QCheckBox::toggled, this, [this] {
                m_state.matchChosen = true;
                changedByHand();
            });
        }
        layout->addStretch();
    }
    m_matchBox->setVisible(!keys.empty());

    const bool ofClient = findField(kind, "client") != nullptr;
    m_createClients->setText(kind == Kind::client ? tr("Add parents and agents that are not there yet")
                                                  : tr("Add clients that are not there yet"));
    // The first table of an agency is often its orders: then every client in it is new.
    m_createClients->setChecked(ofClient && countRecords(m_context.reader(), Kind::client) == 0);

    const bool money = !kindRow(kind).moneyIn.empty();
    m_currency->setVisible(money);
    m_currencyLabel->setVisible(money);
    QStringList codes{qs(m_context.currency())};
    for (const Record& rate : allRecords(m_context.reader(), Kind::rate)) codes << qs(rate.text("currency"));
    codes << u"CNY"_s << u"USD"_s << u"EUR"_s << u"HKD"_s << u"GBP"_s;
    codes.removeDuplicates();
    m_currency->clear();
    m_currency->addItems(codes);
    m_currency->setCurrentIndex(0);
}

std::vector<ImportColumn> ImportColumnsPage::mapping() const {
    std::vector<ImportColumn> columns;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const std::string field = fieldAt(row);
        if (field.empty()) continue;
        ImportColumn column;
        column.column = static_cast<std::size_t>(row);
        column.field = field;
        if (const QVariant update = comboAt(row, 3)->currentData(); update.isValid())
            column.update = static_cast<ColumnUpdate>(update.toInt());
        // What the header says of units holds whatever the column means.
        HeaderUnit unit;
        normalisedHeader(m_state.source->headers()[column.column], &unit);
        column.unit = unit;
        columns.push_back(std::move(column));
    }
    return columns;
}

void ImportColumnsPage::showMissing() {
    const std::vector<ImportColumn> columns = mapping();
    QStringList missing;
    for (const std::string& key : missingFields(m_state.plan.importKind(), columns)) {
        const auto field = importField(m_state.plan.importKind(), key);
        missing << (field ? m_context.text(field->label) : qs(key));
    }
    QStringList twice;
    std::map<std::string, int> uses;
    for (const ImportColumn& column : columns) {
        if (++uses[column.field] == 2)
            twice << m_context.text(importField(m_state.plan.importKind(), column.field)->label);
    }
    // Clients are named by their records, and by other clients where a column says so.
    const ImportKind kind = m_state.plan.importKind();
    const auto namesClients = [&](const ImportColumn& column) {
        const auto field = importField(kind, column.field);
        return field && field->type == FieldType::reference && field->field->refersTo == Kind::client;
    };
    m_createClients->setVisible(findField(kind.kind, "client") ||
                                std::any_of(columns.begin(), columns.end(), namesClients));
    const auto header = [&](std::string_view field) {
        for (const ImportColumn& column : columns)
            if (column.field == field) return m_state.source->headers()[column.column];
        return std::string();
    };
    const std::string in = header(importing::kIncomeKey);
    const std::string out = header(importing::kExpenseKey);
    m_sides->setText(in.empty() || out.empty()
                         ? QString()
                         : noteSentence({ImportNote::What::two_sides, 0, in, out}, m_context.language()));
    m_sides->setVisible(!m_sides->text().isEmpty());
    QStringList problems;
    if (!missing.isEmpty())
        problems << tr("No column for: %1. Choose what they are called in your file.").arg(listText(missing));
    if (!twice.isEmpty()) problems << tr("Chosen for two columns: %1.").arg(listText(twice));
    m_missing->setText(sentencesText(problems));
    m_missing->setVisible(!problems.isEmpty());
}

bool ImportColumnsPage::ready() const {
    return m_state.source != nullptr && m_missing->text().isEmpty() && !mapping().empty();
}

void ImportColumnsPage::showPlan() {
    const QSignalBlocker quiet(m_createClients);
    m_createClients->setChecked(m_state.plan.createMissingClients);
}

void ImportColumnsPage::apply() {
    ImportPlan& plan = m_state.plan;
    const std::vector<ImportColumn> before = plan.mapping;
    plan.mapping = mapping();
    // Answers about dates stay with their column.
    for (ImportColumn& column : plan.mapping) {
        for (const ImportColumn& old : before) {
            if (old.column != column.column || old.field != column.field) continue;
            column.dateOrder = old.dateOrder;
            column.decimalMark = old.decimalMark;
            column.year = old.year;
        }
    }
    plan.remember = true;
    plan.mode = static_cast<ImportMode>(m_mode->currentData().toInt());
    plan.matchKeys.clear();
    for (const QCheckBox* box : m_matches) {
        if (box->isChecked()) plan.matchKeys.push_back(u8(box->property("key").toString()));
    }
    takeNewFields();
    plan.createMissingClients = m_createClients->isVisibleTo(this) && m_createClients->isChecked();
    plan.currency = m_currency->isVisibleTo(this) ? u8(m_currency->currentText().trimmed().toUpper()) : std::string();
}

}  // namespace meike::ui
