// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <optional>

#include "ui/context/unsaved.h"
#include "ui/kit/side_panel.h"

#include "domain/value.h"

class QPushButton;
class QToolButton;

namespace meike {
struct ClientDesk;
struct ClientGlance;
}  // namespace meike

namespace meike::ui {

class AppContext;
class ElidedLabel;
class FieldLine;

/// What is known of the client: its tags, and every field by section, to be edited where it stands. Fields that are
/// empty are folded away behind their number.
class ClientFacts : public SidePanel {
    Q_OBJECT

public:
    explicit ClientFacts(AppContext& context, QWidget* parent = nullptr);
    void show(const ClientGlance& glance, const ClientDesk& desk);
    void forget();
    /// Notes that somebody has looked at a part of the record today and found it right.
    void verify(const std::string& section);
    /// The line of a field; nullptr when there is none.
    FieldLine* line(std::string_view key) const;
    void setEmptyShown(bool shown);
    std::optional<Unsaved> unsaved();

signals:
    void tagRequested();
    void untagRequested(const QString& name);

private:
    void build();
    void addTags(const ClientGlance& glance);
    void addTeam(const ClientGlance& glance);
    void showFold();
    AppContext& m_context;
    QVBoxLayout* m_tags = nullptr;
    QVBoxLayout* m_team = nullptr;
    QList<FieldLine*> m_lines;
    /// A part of the record: its name, when it was verified, and the button that says it was.
    struct Heading {
        QWidget* box = nullptr;
        ElidedLabel* text = nullptr;
        QToolButton* verify = nullptr;
        QString name{};
        std::string section{};  ///< of choices::clientSections(); empty: nobody verifies it
    };
    Heading makeHeading(const QString& name);
    void showVerified(const ClientGlance& glance, const ClientDesk& desk);
    QList<Heading> m_headings;  ///< of the sections, each before its lines
    QList<QList<FieldLine*>> m_sections;
    QPushButton* m_fold = nullptr;
    bool m_emptyShown = false;
    std::string m_built;  ///< the fields and the language that the lines were made for
    RecordId m_client = 0;
};

}  // namespace meike::ui
