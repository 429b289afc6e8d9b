// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHBoxLayout>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>
#include <functional>

#include "ui/context/app_context.h"

namespace meike::ui {

/// The few records of a small kind (people, currency rates) as a table with the buttons that change them.
class RecordTable : public QWidget {
    Q_OBJECT

public:
    /// `columns` are field keys of the kind.
    RecordTable(AppContext& context, Kind kind, std::vector<std::string> columns, QWidget* parent = nullptr);
    /// A further button for the chosen record; `text` says what it does to that record (empty: it does nothing to it).
    void addAction(std::function<QString(const Record&)> text, std::function<void(const Record&)> run);
    void setPresets(std::function<std::map<std::string, Value>()> presets) { m_presets = std::move(presets); }
    /// Sorting: the smaller text comes first.
    void setSortKey(std::function<std::string(const Record&)> key) { m_sortKey = std::move(key); }
    void refresh();
    QTableWidget* table() const { return m_table; }

protected:
    void changeEvent(QEvent* event) override;

private:
    const Record* chosen() const;
    void retranslate();
    void updateButtons();
    AppContext& m_context;
    Kind m_kind;
    std::vector<std::string> m_columns;
    std::vector<Record> m_records;
    QTableWidget* m_table;
    QHBoxLayout* m_buttons;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_delete;
    struct Extra {
        QPushButton* button;
        std::function<QString(const Record&)> text;
        std::function<void(const Record&)> run;
    };
    std::vector<Extra> m_extras;
    std::function<std::map<std::string, Value>()> m_presets;
    std::function<std::string(const Record&)> m_sortKey;
};

}  // namespace meike::ui
