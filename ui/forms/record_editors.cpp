// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_editors.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <algorithm>

#include "app/records/pick_lists.h"
#include "app/records/tag_names.h"
#include "base/pinyin.h"
#include "base/unicode.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_caption.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kOffered = 200;
constexpr int kFound = 20;
constexpr int kChooserWidth = 280;

/// A button that looks like a field: text at the left, an arrow at the right.
class ChooserButton : public QPushButton {
public:
    ChooserButton() {
        setAutoDefault(false);
        setStyleSheet(u"text-align: left; padding-right: 28px;"_s);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setMaximumWidth(2 * kChooserWidth);
        setMinimumWidth(kChooserWidth / 2);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QPushButton::paintEvent(event);
        QPainter painter(this);
        constexpr int kArrow = 12;
        painter.drawPixmap(width() - kArrow - space::kUnit, (height() - kArrow) / 2,
                           iconPixmap(u"chevron-down"_s, kArrow, colors().secondary, devicePixelRatioF()));
    }
};

PickItem item(RecordId id, const QString& text, const QString& detail = {}) {
    PickItem out;
    out.key = static_cast<qlonglong>(id);
    out.text = text;
    out.detail = detail;
    return out;
}

}  // namespace

int nameMatch(const PickItem& item, const QString& query) {
    const std::string needle = searchNeedle(u8(query));
    if (needle.empty()) return 1;
    // The whole name beats one that begins with it ("Stage" and "Stage by hand").
    if (item.text.compare(query.trimmed(), Qt::CaseInsensitive) == 0) return 3;
    const std::string document = searchDocument(u8(item.text));
    const std::size_t at = document.find(needle);
    if (at == std::string::npos) return 0;
    return at == 0 || document[at - 1] == kSearchPartSeparator ? 2 : 1;
}

ChooserEditor::ChooserEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_button(new ChooserButton) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button, 1);
    setInput(m_button);
    m_button->installEventFilter(this);
    connect(m_button, &QPushButton::clicked, this, [this] { showPicker(); });
    showText({});
}

void ChooserEditor::setValue(const Value& value) {
    m_id = integerOr(value, 0);
    showText(m_id == 0 ? QString() : caption(m_id));
    emit edited();
}

void ChooserEditor::choose(RecordId id) { setValue(id == 0 ? Value{} : Value{id}); }

void ChooserEditor::showText(const QString& text) {
    m_button->setText(text.isEmpty() ? u"—"_s : QString(text).replace(u'&', u"&&"_s));
    m_button->setAccessibleDescription(text.isEmpty() ? tr("Nothing chosen") : text);
    m_button->setToolTip(text);
}

bool ChooserEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_button && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down) {
            showPicker();
            return true;
        }
        if ((key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) && !field().required) {
            choose(0);
            return true;
        }
        // Typing starts the search.
        const QString text = key->text();
        if (!text.isEmpty() && text.at(0).isLetterOrNumber() &&
            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            showPicker(text);
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

void ChooserEditor::showPicker(const QString& typed) {
    auto* picker = new PopupPicker(this);
    picker->setPlaceholder(tr("Type to search"));
    picker->setMatch(nameMatch);
    QList<PickItem> offered = items();
    if (!field().required && m_id != 0) offered.prepend(item(0, tr("None")));
    for (PickItem& each : offered) each.checked = m_id != 0 && each.key.toLongLong() == m_id;
    picker->setItems(offered);
    preparePicker(picker);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& picked) { choose(picked.key.toLongLong()); });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_button);
    if (!typed.isEmpty()) picker->edit()->setText(typed);
}

void PickEditor::setValue(const Value& value) {
    m_new.clear();
    ChooserEditor::setValue(value);
}

void PickEditor::chooseNew(const QString& name) {
    ChooserEditor::setValue({});
    m_new = name.trimmed();
    showText(tr("%1 (new)").arg(m_new));
    emit edited();
}

std::function<Value(Edit&)> PickEditor::creation() const {
    if (m_new.isEmpty()) return {};
    return [list = std::string(field().target), name = u8(m_new)](Edit& edit) {
        return Value{addPickItem(edit, list, name)};
    };
}

QList<PickItem> PickEditor::items() {
    QList<PickItem> out;
    if (!app().session()) return out;
    std::vector<Record> records;
    for (Record& record : allRecords(app().reader(), Kind::pick_item)) {
        const bool chosen = Value{record.id()} == value();
        if (record.text("list") == field().target && (chosen || record.integer("archived") == 0))
            records.push_back(std::move(record));
    }
    std::stable_sort(records.begin(), records.end(),
                     [](const Record& a, const Record& b) { return a.integer("position") < b.integer("position"); });
    for (const Record& record : records) out << item(record.id(), recordCaption(app(), record));
    return out;
}

QString PickEditor::caption(RecordId id) { return recordCaption(app(), Kind::pick_item, id); }

void PickEditor::preparePicker(PopupPicker* picker) {
    picker->setCanCreate(true);
    connect(picker, &PopupPicker::createRequested, this, &PickEditor::chooseNew);
}

bool ReferenceEditor::belongsToClient() const {
    return !field().anywhere && findField(field().refersTo, "client") != nullptr &&
           findField(context().kind, "client") != nullptr;
}

QList<PickItem> ReferenceEditor::items() {
    QList<PickItem> out;
    if (!app().session()) return out;
    const Kind kind = field().refersTo;
    std::vector<Record> records = belongsToClient()
                                      ? recordsOfClient(app().reader(), kind, context().client(), kOffered)
                                      : allRecords(app().reader(), kind);
    if (records.size() > kOffered) records.erase(records.begin() + kOffered, records.end());
    for (const Record& record : records) {
        const bool itself = kind == context().kind && record.id() == context().record();
        const bool gone = kind == Kind::person && record.integer("active", 1) == 0 && Value{record.id()} != value();
        if (itself || gone) continue;
        QString detail;
        if (kind == Kind::contact) detail = qs(record.text("title"));
        out << item(record.id(), recordCaption(app(), record), detail);
    }
    return out;
}

QString ReferenceEditor::caption(RecordId id) { return recordCaption(app(), field().refersTo, id); }

void ReferenceEditor::surroundingsChanged() {
    const RecordId chosen = integerOr(value(), 0);
    if (chosen == 0 || !belongsToClient() || !app().session()) return;
    const std::optional<Record> record = readRecord(app().reader(), field().refersTo, chosen);
    if (!record || record->integer("client") != context().client()) choose(0);
}

ClientEditor::ClientEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : ChooserEditor(context, field, parent), m_search(new LatestRead(context.app, this)) {}

QString ClientEditor::caption(RecordId id) { return recordCaption(app(), Kind::client, id); }

void ClientEditor::preparePicker(PopupPicker* picker) {
    picker->setPlaceholder(tr("Search clients (pinyin works)"));
    // What comes back was found in the workspace: nothing more to filter.
    picker->setMatch([](const PickItem&, const QString&) { return 1; });
    connect(picker->edit(), &SearchField::queryChanged, this,
            [this, picker = QPointer<PopupPicker>(picker)](const QString& query) { search(picker, query); });
    search(picker, {});
}

void ClientEditor::search(PopupPicker* picker, const QString& query) {
    if (!picker || !app().session()) return;
    picker->setSearching();
    ClientQuery clients;
    clients.search = u8(query);
    clients.limit = kFound;
    clients.asOf = app().today();
    using Found = std::vector<std::pair<RecordId, std::string>>;
    m_search->ask(
        [clients](Database& database, const std::stop_token&) {
            Found found;
            for (const RecordId id : queryClientIds(database, clients))
                found.emplace_back(id, recordName(database, Kind::client, id));
            return found;
        },
        [this, picker = QPointer<PopupPicker>(picker)](const Found& answer) {
            if (!picker) return;
            QList<PickItem> items;
            if (!field().required && !isEmpty(value())) items << item(0, tr("None"));
            for (const auto& [id, name] : answer) items << item(id, qs(name));
            picker->setItems(items);
        });
}

TagsEditor::TagsEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_flow(new FlowLayout(this, space::kHalf, space::kHalf)) {
    m_flow->setContentsMargins(0, 2, 0, 0);
    setAccessibleName(app().text(field.label));
    rebuild();
}

void TagsEditor::setTags(const std::vector<RecordId>& tags) {
    m_tags = tags;
    m_new.clear();
    rebuild();
    emit edited();
}

void TagsEditor::addNew(const QString& name) {
    const Result<std::string> clean = checkTagName(u8(name));
    if (!clean) {
        app().showError(clean.error());
        return;
    }
    if (app().session()) {
        if (const std::optional<RecordId> tag = findTag(app().reader(), *clean)) {
            if (std::find(m_tags.begin(), m_tags.end(), *tag) == m_tags.end()) m_tags.push_back(*tag);
            rebuild();
            emit edited();
            return;
        }
    }
    if (!m_new.contains(qs(*clean))) m_new << qs(*clean);
    rebuild();
    emit edited();
}

void TagsEditor::rebuild() {
    m_flow->clear();
    for (const RecordId tag : m_tags) {
        const std::optional<Record> record =
            app().session() ? readRecord(app().reader(), Kind::tag, tag) : std::nullopt;
        if (!record) continue;
        auto* pill = new Pill(qs(record->text("name")), static_cast<int>(record->integer("colour")));
        pill->setRemovable(true);
        m_flow->addWidget(pill);
        connect(pill, &Pill::removeRequested, this, [this, tag] {
            std::erase(m_tags, tag);
            rebuild();
            emit edited();
        });
    }
    for (const QString& name : m_new) {
        auto* pill = new Pill(name);
        pill->setRemovable(true);
        m_flow->addWidget(pill);
        connect(pill, &Pill::removeRequested, this, [this, name] {
            m_new.removeAll(name);
            rebuild();
            emit edited();
        });
    }
    auto* add = new QPushButton(tr("Add tag"));
    setFlat(add);
    add->setAutoDefault(false);
    add->setIcon(icon(u"plus"_s, Tone::secondary));
    connect(add, &QPushButton::clicked, this, &TagsEditor::showPicker);
    m_flow->addWidget(add);
    setInput(add);
    add->setAccessibleName(tr("Add tag"));
}

void TagsEditor::showPicker() {
    if (!app().session()) return;
    auto* picker = new PopupPicker(this);
    picker->setPlaceholder(tr("Type a tag (pinyin works)"));
    picker->setMatch(nameMatch);
    picker->setCanCreate(true);
    QList<PickItem> offered;
    for (const Record& tag : allRecords(app().reader(), Kind::tag)) {
        PickItem each = item(tag.id(), qs(tag.text("name")));
        each.pill = static_cast<int>(tag.integer("colour"));
        each.checked = std::find(m_tags.begin(), m_tags.end(), tag.id()) != m_tags.end();
        offered << each;
    }
    picker->setItems(offered);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& picked) {
        const RecordId tag = picked.key.toLongLong();
        if (std::find(m_tags.begin(), m_tags.end(), tag) == m_tags.end())
            m_tags.push_back(tag);
        else
            std::erase(m_tags, tag);
        rebuild();
        emit edited();
    });
    connect(picker, &PopupPicker::createRequested, this, &TagsEditor::addNew);
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(input());
}

}  // namespace meike::ui
